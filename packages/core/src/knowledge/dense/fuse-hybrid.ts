import type { VectorMatch } from "../ports.ts";
import { fuse } from "./fuse.ts";
import { standOut } from "./stand-out.ts";

/** What the lexical index has found, and among how many passages. */
export type LexicalEvidence = {
  matches: readonly { chunkId: string; score: number }[];
  /** Those that were looked for; `documents` is how many passages have it, `weight` what it counts in the question. */
  terms: readonly { documents: number; weight: number; used: boolean }[];
  /** How many passages were searched. */
  passages: number;
};

/** BM25's k1 + 1: what a term adds at most, in units of its weight. */
const saturation = 2.2;
/**
 * What a vector that stands out beyond doubt is worth, in shares of the question's words: where the best passage has a
 * fair share of them, just enough to decide between those that are near each other; where none has, more than chance
 * matches of words have. Measured on CMRC 2018 and XQuAD (English): 0.06 for every question costs 0.05 of nDCG on CMRC
 * with an embedder that knows no more than words, these values cost nothing on either.
 */
const denseWeight = { sureWords: 0.02, doubtfulWords: 0.12 };
/** The best passage's share of the question's words, up to which words are doubtful and from which on they are sure. */
const doubtfulShare = 0.1;
const sureShare = 0.25;
/** From where on a vector stands out at all, and where that is beyond doubt: see {@link standOut}. */
const doubtful = 1;
const certain = 6;
/** Reciprocal ranks order what the evidence leaves equal, and add less than any evidence. */
const rankWeight = 1e-3;

/**
 * Joins what words and vectors have found by evidence: of the words, the share of the question's weight that a passage
 * has; of the vectors, how far a passage stands out from those around it. Ranks alone cannot tell a list that knows
 * from one that guesses: by reciprocal rank (k = 60) a list of guesses takes as much from the order as a good one gives,
 * and the words are seldom wrong (on CMRC 2018, recall@5 99.75 falls to 98.5 with an embedder of 96.8, to 88 with one
 * of 60, to 28 with a random one). Here guesses stand out nowhere and leave the order of the words as it is, while a
 * good embedder decides where the words are near each other or few. Best first.
 */
export function fuseHybrid(
  { matches, terms, passages }: LexicalEvidence,
  dense: readonly VectorMatch[],
): { chunkId: string; score: number }[] {
  const bound = terms
    .filter(({ documents, used }) => used || documents === 0)
    .reduce((sum, { documents, weight }) => sum + weight * rarity(documents, passages) * saturation, 0);
  const scores = new Map(fuse([matches, dense]).map(({ chunkId, score }) => [chunkId, score * rankWeight]));
  const add = (chunkId: string, evidence: number) =>
    scores.set(chunkId, (scores.get(chunkId) ?? 0) + evidence);

  const shareOf = (score: number) => (bound === 0 ? 0 : score / bound);
  for (const { chunkId, score } of matches) add(chunkId, shareOf(score));

  const weight = weightOfVectors(shareOf(matches[0]?.score ?? 0));
  for (const [at, excess] of standOut(dense.map(({ score }) => score)).entries()) {
    const { chunkId = "" } = dense[at] ?? {};
    const certainty = Math.min(1, Math.max(0, (excess - doubtful) / (certain - doubtful)));
    add(chunkId, weight * certainty);
  }

  return [...scores].map(([chunkId, score]) => ({ chunkId, score })).sort((a, b) => b.score - a.score);
}

function weightOfVectors(bestShare: number): number {
  const sureness = Math.min(1, Math.max(0, (bestShare - doubtfulShare) / (sureShare - doubtfulShare)));

  return denseWeight.doubtfulWords + sureness * (denseWeight.sureWords - denseWeight.doubtfulWords);
}

/** A term's inverse document frequency (Robertson and Zaragoza, 2009, as Lucene has it). */
function rarity(documents: number, passages: number): number {
  const all = Math.max(passages, documents);

  return Math.log(1 + (all - documents + 0.5) / (documents + 0.5));
}
