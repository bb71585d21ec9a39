import { scanWord, type WordSink } from "./scan-word.ts";
import { classOf, digit, ideograph, letter, surrogate, unitClasses } from "./unit-classes.ts";

/** Takes a text's terms in order. Han and what is written alike come as code points: as numbers they cost no string. */
export interface TermSink extends WordSink {
  single(character: number): void;
  pair(left: number, right: number): void;
}

/**
 * Splits a normalised text into terms. Han characters: each alone, and each with its neighbour in the same run. Other
 * scripts: words in their stem, numbers, and identifiers whole and in parts.
 */
export function scanTerms(text: string, sink: TermSink): void {
  let previous = 0;
  for (let at = 0; at < text.length; ) {
    const unit = text.charCodeAt(at);
    let kind = unitClasses[unit];
    let character = unit;
    if (kind === surrogate) {
      character = text.codePointAt(at) ?? unit;
      kind = classOf(character);
    }

    if (kind === ideograph) {
      sink.single(character);
      if (previous !== 0) sink.pair(previous, character);
      previous = character;
      at += character > 0xffff ? 2 : 1;
      continue;
    }

    previous = 0;
    at = kind === letter || kind === digit ? scanWord(text, at, sink) : at + (character > 0xffff ? 2 : 1);
  }
}
