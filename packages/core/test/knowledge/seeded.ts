/** A stream of random numbers that a seed repeats (mulberry32). */
export type Random = {
  /** From 0 to below a limit. */
  below(limit: number): number;
  pick<Item>(items: readonly Item[]): Item;
};

export function seeded(seed: number): Random {
  let state = seed >>> 0;

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);

    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  const below = (limit: number) => Math.floor(next() * limit);

  return {
    below,
    pick(items) {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error("there is nothing to pick from");

      return item;
    },
  };
}

/** A seed for this run, or the one that `SEED` names. */
export function newSeed(): number {
  return Math.floor(Math.random() * 2 ** 31);
}
