import type { Spread } from "./spread.ts";

/** How much of something there was when there were so many of what is counted. */
export type Look = { count: number; value: number };

/**
 * What one more of them takes: the growth from the first look to the last, and the least and the most from a look to
 * the next. NaN for less than two looks.
 */
export function growthEach(looks: readonly Look[]): Spread {
  const steps = looks.slice(1).map((look, index) => growthBetween(looks[index], look));

  return {
    median: growthBetween(looks[0], looks.at(-1)),
    min: Math.min(...steps),
    max: Math.max(...steps),
  };
}

function growthBetween(from: Look | undefined, to: Look | undefined): number {
  return from && to ? (to.value - from.value) / (to.count - from.count) : Number.NaN;
}
