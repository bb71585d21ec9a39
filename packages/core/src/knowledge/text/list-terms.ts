import { normalizeText } from "./normalize-text.ts";
import { scanTerms } from "./scan-terms.ts";

/** A text's terms by kind, in order and as often as they are there. */
export type TextTerms = { words: string[]; singles: string[] };

/** @returns `words`: pairs of Han characters, words, identifiers; `singles`: Han characters */
export function listTerms(text: string): TextTerms {
  const terms: TextTerms = { words: [], singles: [] };
  scanTerms(normalizeText(text), {
    word: (term) => terms.words.push(term),
    pair: (left, right) => terms.words.push(String.fromCodePoint(left, right)),
    single: (character) => terms.singles.push(String.fromCodePoint(character)),
  });

  return terms;
}
