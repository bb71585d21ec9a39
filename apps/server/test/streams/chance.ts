import { randomInt } from "node:crypto";

/** Another one each run, unless the environment names one: `STREAMS_SEED=123 npm test -- streams`. */
export const seed: number = Number(process.env.STREAMS_SEED || randomInt(2 ** 31));

/** For a test's name, so that a failure says how to see it again. */
export const seeded = `[STREAMS_SEED=${seed}]`;

export type Chance = {
  /** A whole number from 0 to `limit - 1`. */
  below(limit: number): number;
  pick<T>(items: readonly [T, ...T[]]): T;
};

/** Luck that is the same for the same seed and label, whatever else draws at the same time. */
export function chanceOf(label: string): Chance {
  let state = hash(`${seed}:${label}`);

  /** Mulberry32: 32 bits of state are plenty for choosing moments. */
  function draw(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;

    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  return {
    below: (limit) => Math.floor(draw() * limit),
    pick: (items) => items[Math.floor(draw() * items.length)] ?? items[0],
  };
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);

  return value;
}
