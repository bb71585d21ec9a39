import { LRUCache } from "lru-cache";

export type Warmth = {
  /** Says that a base was searched. @returns whether it had been, a short while before */
  touch(baseId: string): boolean;
};

const warmForMs = 10 * 60_000;
const mostBases = 10_000;

/** Knows which bases are searched again and again. */
export function createWarmth(): Warmth {
  const touched = new LRUCache<string, true>({ max: mostBases, ttl: warmForMs });

  return {
    touch(baseId) {
      const isWarm = touched.has(baseId);
      touched.set(baseId, true);

      return isWarm;
    },
  };
}
