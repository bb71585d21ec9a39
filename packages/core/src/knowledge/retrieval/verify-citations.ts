import type { Citation } from "@claw/contract";
import { findMarks } from "./find-marks.ts";
import { weigh } from "./find-quote.ts";
import { findQuotes, type Quotation } from "./find-quotes.ts";
import { quoteTokens } from "./quote-tokens.ts";
import { quotesOfMark } from "./quotes-of-mark.ts";
import { type CitedSource, type ReadSource, readSource } from "./read-source.ts";

/** What is looked at of an answer, and what is kept of it at most: citations, and UTF-16 units of a quote. */
const longestAnswer = 400_000;
const mostCitations = 500;
const longestQuote = 2_000;
/** Shorter quotes before another one are terms rather than quotations. */
const leastOfSeveral = 6;

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

  function find(number: number): ReadSource | null {
    const source = sources.find((each) => each.number === number);
    const found = read.get(number) ?? (source ? readSource(source) : null);
    if (found) read.set(number, found);

    return found;
  }

  for (const mark of marks) {
    const claimed = quotesOfMark(looked, mark, { marks, quotes }).filter(isQuotation);
    for (const { number, at } of mark.named) {
      const source = find(number);
      if (source && citations.length < mostCitations) citations.push({ ...checkQuotes(claimed, source), at });
    }
  }

  return citations;
}

function isQuotation({ text }: Quotation, at: number): boolean {
  return at === 0 || text.length > longestQuote || weigh(quoteTokens(text, "characters")) >= leastOfSeveral;
}

/** The nearest quote, or the first of them that the source does not have. */
function checkQuotes(claimed: readonly Quotation[], { source, locate }: ReadSource): Omit<Citation, "at"> {
  const checked = claimed.map(({ text }) => ({ text, found: locate(text) }));
  const failed = checked.find(({ found }) => found === null);
  const { text, found } = failed ?? checked[0] ?? { text: "", found: null };
  const { number, documentId, versionId, chunkId, title, page, start, end } = source;
  const quote = text.slice(0, longestQuote).toWellFormed();
  const passage = { number, documentId, versionId, chunkId, title, quote, page, start, end };
  if (found === null) return { ...passage, verified: false };

  // Only in a repeated table header: it is there, but its place is that of the passage.
  if (found.place === null) return { ...passage, verified: true };

  const { part, ...span } = found.place;
  return { ...passage, ...span, chunkId: part.chunkId, page: part.page, verified: true };
}
