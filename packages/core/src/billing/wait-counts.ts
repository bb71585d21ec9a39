/**
 * Times to the first token are counted in places that each begin where the one before ends, a quarter of an octave
 * wide (a factor of 2^(1/4), 1.19): from 16 ms to 131 s there are 52 of them, one lies below and one above. Counts of
 * hours, models and processes add up place by place, and a percentile is read from the sum.
 */
const placesPerOctave = 4;
const lowestMs = 16;
const octaves = 13;
const places = placesPerOctave * octaves;

/** The place of a time in milliseconds, from 1 on. */
export function waitPlaceSql(milliseconds: string): string {
  const least = `ln(${lowestMs}::float8)`;
  const most = `ln(${lowestMs * 2 ** octaves}::float8)`;

  return `(width_bucket(ln(greatest(${milliseconds}, 1)::float8), ${least}, ${most}, ${places}) + 1)`;
}

/** What one time in this place is counted with; an array as long as the place is high. */
export function oneWaitSql(place: string): string {
  return `(array_fill(0, ARRAY[${place} - 1]) || 1)`;
}

/** Place by place. */
export function addWaits(some: readonly number[], others: readonly number[]): number[] {
  const length = Math.max(some.length, others.length);

  return Array.from({ length }, (_, index) => (some[index] ?? 0) + (others[index] ?? 0));
}

/**
 * The time in milliseconds that this part of all waited at most; null where there are none. Within its place it is
 * assumed where it would be if times were spread evenly on a logarithmic scale: it is never further than 19 % from the
 * exact percentile (within 16 ms to 131 s, beyond which the bound is told), and mostly within 5 %.
 * @param part from 0 to 1: 0.5 is the median
 */
export function waitPercentile(counts: readonly number[], part: number): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;

  const rank = part * total;
  let before = 0;
  for (const [index, count] of counts.entries()) {
    if (count > 0 && before + count >= rank) return timeWithin(index, (rank - before) / count);
    before += count;
  }

  return timeWithin(places + 1, 0);
}

function timeWithin(index: number, share: number): number {
  if (index === 0) return lowestMs;
  if (index > places) return lowestMs * 2 ** octaves;

  return lowestMs * 2 ** ((index - 1 + share) / placesPerOctave);
}
