/** Of several rounds. */
export type Spread = { median: number; min: number; max: number };

/**
 * The value below which a share of the values lies, interpolated between neighbours. NaN without values.
 * @param share 0 to 1
 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;

  return below + (above - below) * (place - Math.floor(place));
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export function spread(values: readonly number[]): Spread {
  return { median: median(values), min: Math.min(...values), max: Math.max(...values) };
}

/** Of the values that are known; null where none is. */
export function spreadKnown(values: readonly (number | null)[]): Spread | null {
  const known = values.filter((value) => value !== null);

  return known.length === 0 ? null : spread(known);
}
