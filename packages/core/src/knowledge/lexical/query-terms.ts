import { normalizeText } from "../text/normalize-text.ts";
import { scanTerms } from "../text/scan-terms.ts";
import { wordWeight } from "./bm25.ts";

/** What is looked for, each term once in the order of the question, with its weight times how often it is there. */
export type QueryTerms = {
  /** Pairs of Han characters, words, identifiers. */
  words: ReadonlyMap<string, number>;
  /** Han characters, by code point. */
  singles: ReadonlyMap<number, number>;
};

/** Beyond them a question is a text that was pasted: its first terms are enough to find what it is about. */
const mostTerms = 200;

export function readQuery(query: string): QueryTerms {
  const words = new Map<string, number>();
  const singles = new Map<number, number>();
  scanTerms(normalizeText(query), {
    word: (term) => count(words, term, wordWeight),
    pair: (left, right) => count(words, String.fromCodePoint(left, right)),
    single: (character) => count(singles, character),
  });

  return { words, singles };
}

function count<Term>(terms: Map<Term, number>, term: Term, weight = 1): void {
  const before = terms.get(term);
  if (before !== undefined || terms.size < mostTerms) terms.set(term, (before ?? 0) + weight);
}
