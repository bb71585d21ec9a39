import { inverseFrequency, lengthNorm, saturate, singleWeight } from "./bm25.ts";
import type { Single } from "./choose-terms.ts";
import type { Collection } from "./collection.ts";
import type { Candidate } from "./find-candidates.ts";
import { countUnigrams } from "./unigrams.ts";

/**
 * The second stage: what the question's single characters say of the candidates.
 * @param unigramsOf a candidate's forward index; undefined where the passage is gone
 * @returns those that are still there
 */
export function rescore(
  collection: Collection,
  candidates: readonly Candidate[],
  singles: readonly Single[],
  unigramsOf: (candidate: Candidate) => Uint8Array | undefined,
): Candidate[] {
  const ascending = singles.toSorted((left, right) => left.character - right.character);
  const characters = Int32Array.from(ascending, ({ character }) => character);
  const factors = Float64Array.from(
    ascending,
    ({ weight, documents }) => singleWeight * weight * inverseFrequency(documents, collection.chunkCount),
  );
  const counts = new Int32Array(characters.length);

  return candidates.flatMap((candidate) => {
    const unigrams = unigramsOf(candidate);
    if (!unigrams) return [];

    countUnigrams(unigrams, characters, counts);
    const length = collection.segments[candidate.at]?.segment.lengths[candidate.ordinal] ?? 0;
    const norm = lengthNorm(length, collection.averageLength);
    let score = candidate.score;
    for (let at = 0; at < factors.length; at += 1) {
      score += (factors[at] ?? 0) * saturate(counts[at] ?? 0, norm);
    }

    return [{ ...candidate, score }];
  });
}
