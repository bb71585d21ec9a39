/** Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009), with their usual values. */
export const k1 = 1.2;
export const b = 0.75;

/** How much a Han character tells beside a pair of them. Measured: docs/benchmarks.md. */
export const singleWeight = 0.8;

/**
 * How much a word in letters, a number or an identifier tells beside a pair of Han characters: a Han word of two is a
 * pair and two characters, so that "BCPL" would be lost beside the "什么是" of the question.
 */
export const wordWeight = 2;

/** Never negative, as Lucene has it: a term that is in every passage tells a little. */
export function inverseFrequency(documents: number, chunkCount: number): number {
  return Math.log(1 + (chunkCount - documents + 0.5) / (documents + 0.5));
}

/** What the length of a passage adds to its counts of terms. */
export function lengthNorm(length: number, averageLength: number): number {
  return k1 * (1 - b + (b * length) / averageLength);
}

export function saturate(count: number, norm: number): number {
  return ((k1 + 1) * count) / (count + norm);
}
