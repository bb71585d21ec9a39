/** The nearest ones may be what was looked for, so they do not say what is usual. */
const nearest = 10;
/** Fewer than this say too little about what is usual. */
const enough = 30;
/** Of cosines: assumed where there are too few, and the least that is believed. */
const assumedScale = 0.05;
const leastScale = 0.01;

/**
 * How far each cosine of a descending list stands out from the rest, in units of the rest's own scale, above what the
 * best of so many is by chance. The nearest of many passages that have nothing to do with a question have an
 * exponential tail: the i-th best of n is expected scale * (H(n) - H(i)) above the last (Rényi, 1953). Chance gives
 * values around 0, whatever the model, its dimensions and the size of the base.
 */
export function standOut(scores: readonly number[]): number[] {
  const last = scores.at(-1);
  if (last === undefined) return [];

  const sums = harmonicSums(scores.length);
  const total = sums.at(-1) ?? 0;
  let height = 0;
  let expected = 0;
  for (const [at, score] of scores.entries()) {
    if (at < nearest) continue;

    height += score - last;
    expected += total - (sums[at] ?? 0);
  }
  const scale = scores.length < enough ? assumedScale : Math.max(leastScale, height / expected);

  return scores.map((score) => (score - last) / scale - total);
}

/** H(0), H(1), …, H(count - 1). */
function harmonicSums(count: number): number[] {
  const sums = [0];
  for (let at = 1; at < count; at += 1) sums.push((sums[at - 1] ?? 0) + 1 / at);

  return sums;
}
