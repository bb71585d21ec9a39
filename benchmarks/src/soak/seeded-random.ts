/** From 0 up to, not including, 1. */
export type Random = () => number;

/** The same numbers for the same seed (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;

  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);

    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from `least` to `most`. */
export function wholeBetween(random: Random, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1));
}

/** One of them, each as likely as its weight. Throws where there is none. */
export function pickWeighted<One extends { weight: number }>(random: Random, all: readonly One[]): One {
  let place = random() * all.reduce((sum, { weight }) => sum + weight, 0);
  for (const one of all) {
    place -= one.weight;
    if (place < 0) return one;
  }

  throw new RangeError("nothing to pick from");
}
