import type { Quotation } from "./find-quotes.ts";

const closingOf = new Map([
  ["“", "”"],
  ["「", "」"],
  ["『", "』"],
  ["«", "»"],
  ["„", "“"],
]);
const closings = new Set(closingOf.values());
const connectives = new Set(["和", "与", "及", "或", "以及", "或者", "跟", "與"]);
/** The longest that is looked at, in UTF-16 units. */
const longest = 4_000;
/** Nobody quotes deeper than that. */
const deepest = 8;

/**
 * What stands in quotation marks, by paragraph; of quotes within quotes the outermost. Where marks do not match, nobody
 * knows what is a quote: everything from the first to the last mark of the line counts as one.
 */
export function findMarkedQuotes(answer: string): Quotation[] {
  const quotes: Quotation[] = [];
  let start = 0;

  for (const { 0: gap, index } of answer.matchAll(/\n\s*\n|$(?![\s\S])/g)) {
    while (start < index) {
      const { found, trouble } = readQuotes(answer, start, index);
      if (trouble === null) {
        quotes.push(...found);
        break;
      }

      const line = lineAround(answer, trouble, start, index);
      quotes.push(...found.filter(({ end }) => end <= line.start), ...widest(answer, line));
      start = line.end;
    }
    start = index + gap.length;
  }

  return quotes;
}

/** A quotation mark and where it stands. */
type Open = { mark: string; at: number };

/** The quotes of a part, and where a mark stands that has no other. */
function readQuotes(
  answer: string,
  from: number,
  to: number,
): { found: Quotation[]; trouble: number | null } {
  const found: Quotation[] = [];
  const open: Open[] = [];
  let latest = from;

  for (const { mark, at } of marksBetween(answer, from, to)) {
    latest = at;
    const opener = openerOf(open, mark, answer.charAt(at - 1), answer.charAt(at + 1));
    if (opener >= 0) {
      open.length = opener + 1;
      const { at: start } = open.pop() ?? { at };
      const text = answer.slice(start + 1, at);
      if (text.trim() === "") return { found, trouble: start };

      if (open.length === 0) found.push({ text, start, end: at + 1 });
    } else if (canOpen(mark, answer.charAt(at + 1))) open.push({ mark, at });
    else return { found, trouble: at };

    if (open[0] && (at - open[0].at > longest || open.length > deepest)) break;
  }

  // An answer that breaks off within a quote has a last mark that nothing closes.
  const [outermost] = open;
  const isCutOff = outermost?.at === latest;

  return { found, trouble: outermost && !isCutOff ? outermost.at : findTorn(answer, found) };
}

/** Where straight marks split a sentence so that it cannot be said what is within them: `"…"yes" or "no"…"`. */
function findTorn(answer: string, quotes: readonly Quotation[]): number | null {
  for (const [at, quote] of quotes.entries()) {
    const next = quotes[at + 1];
    if (!next || !isStraight(answer.charAt(next.start)) || !isStraight(answer.charAt(quote.start))) continue;

    const between = answer.slice(quote.end, next.start);
    if (between === "" || (/^[\p{L}\p{N}]/u.test(between) && !connectives.has(between))) return quote.start;
  }

  return null;
}

function* marksBetween(answer: string, from: number, to: number): Generator<Open> {
  for (const { 0: mark, index } of answer.slice(from, to).matchAll(/["＂“”„「」『』«»]/g)) {
    yield { mark, at: from + index };
  }
}

/** Which of the open marks this one closes; what is open within it was never closed. -1 for none. */
function openerOf(open: readonly Open[], mark: string, before: string, behind: string): number {
  if (isStraight(mark)) {
    const looksLikeOpening =
      !/[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(behind) && !/[.!?…。！？]/.test(before);

    return looksLikeOpening ? -1 : open.findLastIndex((each) => isStraight(each.mark));
  }

  return open.findLastIndex((each) => closingOf.get(each.mark) === mark);
}

function canOpen(mark: string, behind: string): boolean {
  if (isStraight(mark)) return behind !== "" && !/[\s，。、；：！？,.;:!?)）\]】]/.test(behind);

  return closingOf.has(mark) || !closings.has(mark);
}

function isStraight(mark: string): boolean {
  return mark === '"' || mark === "＂";
}

type Span = { start: number; end: number };

function lineAround(answer: string, at: number, from: number, to: number): Span {
  const before = answer.lastIndexOf("\n", at - 1);
  const behind = answer.indexOf("\n", at);

  return { start: Math.max(from, before + 1), end: behind < 0 ? to : Math.min(to, behind + 1) };
}

function widest(answer: string, { start, end }: Span): Quotation[] {
  const marks = [...marksBetween(answer, start, end)];
  const first = marks[0];
  const last = marks.at(-1);
  if (!first || !last || first === last) return [];

  return [{ text: answer.slice(first.at + 1, last.at), start: first.at, end: last.at + 1 }];
}
