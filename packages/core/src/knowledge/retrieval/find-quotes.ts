import { findMarkedQuotes } from "./find-marked-quotes.ts";
import type { Mark } from "./find-marks.ts";

/** A part of an answer that claims to be somebody else's words. */
export type Quotation = {
  /** As it stands there, without its quotation marks. */
  text: string;
  /** Its span in the answer, with its quotation marks and, in a block, with the mark that it ends in. */
  start: number;
  end: number;
};

const blockLines = /(?:^[ \t]*>.*(?:\n|$))+/gm;

/** What stands in quotation marks, outermost first, or in lines that begin with `>`; in order. */
export function findQuotes(answer: string, marks: readonly Mark[]): Quotation[] {
  const marked = findMarkedQuotes(answer);
  const blocks = [...answer.matchAll(blockLines)].map(({ 0: lines, index: start }) => ({
    start,
    end: start + lines.trimEnd().length,
  }));
  const quotes = blocks.flatMap((block) => {
    const inside = marked.filter((quote) => isWithin(quote, block));

    return inside.length > 0 && isBareBeside(answer, block, [...inside, ...marks])
      ? inside
      : splitAtMarks(answer, block, marks);
  });
  const outside = marked.filter((quote) => !blocks.some((block) => isWithin(quote, block)));

  return [...outside, ...quotes].sort((one, two) => one.start - two.start);
}

type Span = { start: number; end: number };

function isWithin(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

/** Whether a block says nothing but what is in these spans: its quotes are in quotation marks as well. */
function isBareBeside(answer: string, block: Span, spans: readonly Span[]): boolean {
  const inside = spans.filter((span) => isWithin(span, block)).sort((one, two) => one.start - two.start);
  let rest = "";
  let at = block.start;
  for (const span of inside) {
    rest += answer.slice(at, Math.max(at, span.start));
    at = Math.max(at, span.end);
  }

  return !/[\p{L}\p{N}]/u.test(rest + answer.slice(at, block.end));
}

/** Each mark of a block ends what it stands for; one before all words stands for those behind it. */
function splitAtMarks(answer: string, block: Span, marks: readonly Mark[]): Quotation[] {
  const cuts = marks.filter((mark) => isWithin(mark, block)).map(({ end }) => end);
  const quotes: Quotation[] = [];
  let start = block.start;

  for (const end of [...cuts, block.end]) {
    const inside = marks.filter((mark) => isWithin(mark, { start, end }));
    const text = unquote(answer, { start, end }, inside);
    if (!/[\p{L}\p{N}]/u.test(text)) continue;

    quotes.push({ text, start, end });
    start = end;
  }

  return quotes;
}

/** The text of a part of a block, without its signs and these marks. */
function unquote(answer: string, { start, end }: Span, marks: readonly Mark[]): string {
  let text = "";
  let at = start;
  for (const mark of marks) {
    text += answer.slice(at, mark.start);
    at = mark.end;
  }

  return (text + answer.slice(at, end)).replace(/^[ \t]*>[> \t]*/gm, "").trim();
}
