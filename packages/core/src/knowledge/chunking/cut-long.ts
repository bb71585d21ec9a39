import { reach } from "./weigh.ts";

const softBreaks = [/\n/g, /[；;，,、：:]["'”’）)]*/g, /\s/g];
/** No grapheme that anybody means to write is longer; those that are, are cut between code points. */
const longestGrapheme = 64;
const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

/**
 * Cuts what has no sentence ends (base64, minified code, a list of words) at a limit: behind a line, a clause or a
 * word where there is one in the last third, never within a grapheme.
 * @returns the ends of the parts, the span's own last
 */
export function cutLong(text: string, start: number, end: number, most: number): number[] {
  const ends: number[] = [];

  for (let from = start; from < end; ) {
    const limit = reach(text, from, end, most);
    from = limit === end ? end : (softBreak(text, from, limit) ?? graphemeStart(text, from, limit));
    ends.push(from);
  }

  return ends;
}

function softBreak(text: string, from: number, limit: number): number | null {
  const earliest = from + Math.ceil(((limit - from) * 2) / 3);
  const tail = text.slice(earliest, limit);

  for (const pattern of softBreaks) {
    const last = [...tail.matchAll(pattern)].at(-1);
    if (last) return earliest + last.index + last[0].length;
  }

  return null;
}

function graphemeStart(text: string, from: number, limit: number): number {
  const windowStart = codePointStart(text, Math.max(from, limit - longestGrapheme));
  const window = text.slice(windowStart, limit + longestGrapheme);
  const start = windowStart + (graphemes.segment(window).containing(limit - windowStart)?.index ?? 0);
  if (start > windowStart) return start;

  const cut = codePointStart(text, limit);
  return cut > from ? cut : cut + 2;
}

/** The offset itself, or the one before where it is within a surrogate pair. */
function codePointStart(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  const before = text.charCodeAt(at - 1);
  const isWithin = unit >= 0xdc00 && unit <= 0xdfff && before >= 0xd800 && before <= 0xdbff;

  return isWithin ? at - 1 : at;
}
