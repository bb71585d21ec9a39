import type { Mark } from "./find-marks.ts";
import type { Quotation } from "./find-quotes.ts";

/** Further away a quote is not what a mark stands for; in UTF-16 units, what is quoted between them not counted. */
const furthest = 300;
/** Nobody claims more with one mark. */
const mostQuotes = 20;
const sentenceEnd = /[。！？!?…]|[.](?=\s|$)|\n/;

type Found = { marks: readonly Mark[]; quotes: readonly Quotation[] };

/**
 * The quotes that a mark stands for, the nearest first: the one that it stands in, those before it in its sentence, or
 * the one behind it, if that has no mark of its own.
 */
export function quotesOfMark(answer: string, mark: Mark, found: Found): Quotation[] {
  const { marks, quotes } = found;
  const around = quotes.find(({ start, end }) => start <= mark.start && mark.end <= end);
  if (around) return [around];

  const last = quotes.filter(({ end }) => end <= mark.start).slice(-mostQuotes);
  const before = last.filter(({ end }) => isBeside(answer, end, mark.start, { marks, quotes: last }));
  if (before.length > 0) return before.reverse();

  const behind = quotes.find(({ start }) => start >= mark.end);
  if (!behind || !isBeside(answer, mark.end, behind.start, { marks, quotes: [] })) return [];

  const itsOwn = marks.find(({ start }) => start >= behind.end);
  return itsOwn && isBeside(answer, behind.end, itsOwn.start, { marks, quotes: [] }) ? [] : [behind];
}

/** Whether two places are in one sentence with no mark between them. What is quoted between them ends no sentence. */
function isBeside(answer: string, from: number, to: number, { marks, quotes }: Found): boolean {
  if (marks.some(({ start, end }) => start >= from && end <= to)) return false;

  let between = "";
  let at = from;
  for (const { start, end } of quotes) {
    if (start < at || end > to) continue;
    between += answer.slice(at, start);
    at = end;
  }
  between += answer.slice(at, to);

  // A sentence may end before its mark, and a colon may lead over to the next line.
  const inner = between.replace(/^[:：\s]+/, "").replace(/[。！？!?….\s]+$/, "");
  return inner.length <= furthest && !sentenceEnd.test(inner);
}
