import type { Citation, SourceText } from "@claw/contract";
import type { SourcePart } from "../../conversation/ports.ts";
import { findMarks, withoutMarks } from "./find-marks.ts";
import { findQuote, weigh } from "./find-quote.ts";
import { findQuotes, type Quotation } from "./find-quotes.ts";
import { type PassageText, type Place, passageText, placeOf } from "./passage-text.ts";
import { type Folding, type QuoteToken, quoteTokens } from "./quote-tokens.ts";
import { quotesOfMark } from "./quotes-of-mark.ts";

/** A source as the model was given it. Without parts it is one passage. */
export type CitedSource = Omit<SourceText, "knowledgeBaseId" | "headings" | "score"> & {
  parts?: readonly SourcePart[];
};

/** What is looked at of an answer, and the most that is kept. */
const longestAnswer = 400_000;
const mostCitations = 500;
/** Shorter quotes before another one are terms rather than quotations. */
const leastOfSeveral = 6;

const foldings = ["phrases", "characters"] as const satisfies Folding[];

type ReadSource = CitedSource & { text: PassageText; tokens: Record<Folding, QuoteToken[]> };

/**
 * The marks of an answer with what they quote, in the order of the text. A citation is verified only where its source
 * has the words of the quote, or all but a particle; then its span is that of the quote in the document. Marks that name
 * no source are left out. Code is not looked at.
 */
export function verifyCitations(answer: string, sources: readonly CitedSource[]): Citation[] {
  if (sources.length === 0) return [];

  const looked = answer.slice(0, longestAnswer);
  const marks = findMarks(looked, mostCitations);
  const quotes = findQuotes(looked, marks);
  const read = new Map<number, ReadSource>();
  const citations: Citation[] = [];

  for (const mark of marks) {
    const claimed = quotesOfMark(looked, mark, { marks, quotes });
    for (const { number, at } of mark.named) {
      const source = read.get(number) ?? readSource(sources, number);
      if (!source || citations.length >= mostCitations) continue;

      read.set(number, source);
      citations.push({ ...checkQuotes(claimed, source), at });
    }
  }

  return citations;
}

function readSource(sources: readonly CitedSource[], number: number): ReadSource | null {
  const source = sources.find((each) => each.number === number);
  if (!source) return null;

  const { chunkId, start, end, page, content } = source;
  const text = passageText(source.parts?.length ? source.parts : [{ chunkId, start, end, page, content }]);

  const tokens = {
    phrases: quoteTokens(text.content, "phrases"),
    characters: quoteTokens(text.content, "characters"),
  };

  return { ...source, text, tokens };
}

/** The nearest quote, or the first of them that the source does not have. */
function checkQuotes(claimed: readonly Quotation[], source: ReadSource): Omit<Citation, "at"> {
  const checked = claimed
    .filter((quote, at) => at === 0 || weigh(quoteTokens(quote.text, "characters")) >= leastOfSeveral)
    .map((quote) => ({ quote: quote.text, found: locate(quote.text, source) }));
  const failed = checked.find(({ found }) => found === null);
  const { number, documentId, versionId, chunkId, title, page, start, end } = source;
  const { quote, found } = failed ?? checked[0] ?? { quote: "", found: null };
  const passage = { number, documentId, versionId, chunkId, title, quote, page, start, end };
  if (found === null) return { ...passage, verified: false };

  // Only in a repeated table header: it is there, but its place is that of the passage.
  if (found.place === null) return { ...passage, verified: true };

  const { part, ...span } = found.place;
  return { ...passage, ...span, chunkId: part.chunkId, page: part.page, verified: true };
}

function locate(quote: string, source: ReadSource): { place: Place | null } | null {
  for (const words of new Set([quote, withoutMarks(quote)])) {
    for (const folding of foldings) {
      const tokens = source.tokens[folding];
      const found = findQuote(tokens, quoteTokens(words, folding));
      if (!found) continue;

      const from = tokens[found.from]?.start ?? 0;
      const to = tokens[found.to - 1]?.end ?? 0;
      return { place: inHitFirst(placeOf(source.text, from, to), source) };
    }
  }

  return null;
}

/** The sentence that two neighbours share is the found passage's. */
function inHitFirst(place: Place | null, { chunkId, parts }: CitedSource): Place | null {
  const hit = parts?.find((part) => part.chunkId === chunkId);
  if (!place || !hit || place.start < hit.start || place.end > hit.end) return place;

  return { ...place, part: hit };
}
