import type { Mark } from "./find-marks.ts";
import type { Quotation } from "./find-quotes.ts";

/** Further away a quote is not what a mark stands for. */
const furthest = 300;
const sentenceEnd = /[。！？!?…]|[.](?=\s|$)|\n/;

/**
 * The quotes that a mark stands for, the nearest first: the one that it stands in, those before it in its sentence, or
 * the one behind it, if that has no mark of its own.
 */
export function quotesOfMark(
  answer: string,
  mark: Mark,
  { marks, quotes }: { marks: readonly Mark[]; quotes: readonly Quotation[] },
): Quotation[] {
  const around = quotes.find(({ start, end }) => start <= mark.start && mark.end <= end);
  if (around) return [around];

  const before = quotes
    .filter(({ end }) => end <= mark.start && isBeside(answer, end, mark.start, { marks, mayEnd: true }))
    .reverse();
  if (before.length > 0) return before;

  const behind = quotes.find(({ start }) => start >= mark.end);
  if (!behind || !isBeside(answer, mark.end, behind.start, { marks, mayEnd: false })) return [];

  const itsOwn = marks.find(({ start }) => start >= behind.end);
  return itsOwn && isBeside(answer, behind.end, itsOwn.start, { marks, mayEnd: true }) ? [] : [behind];
}

/** Whether two places are in one sentence with no mark between them. @param mayEnd the sentence may end at the second */
function isBeside(
  answer: string,
  from: number,
  to: number,
  { marks, mayEnd }: { marks: readonly Mark[]; mayEnd: boolean },
): boolean {
  if (to - from > furthest || marks.some(({ start, end }) => start >= from && end <= to && start < to))
    return false;

  const between = answer.slice(from, to);
  const rest = mayEnd ? between.replace(/[。！？!?….\s]+$/, "") : between.replace(/^[:：\s]+/, "").trimEnd();

  return !sentenceEnd.test(rest);
}
