import type { Piece } from "./highlight-terms.ts";

/** So much may stand before the first term of an excerpt. */
const lead = 24;

function termLength(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { text, isTerm }) => sum + (isTerm ? text.length : 0), 0);
}

/** The pieces between two places of the text that they make up. */
function between(pieces: readonly Piece[], from: number, to: number): Piece[] {
  let at = 0;
  const cut: Piece[] = [];

  for (const piece of pieces) {
    const start = Math.max(from, at) - at;
    const end = Math.min(to, at + piece.text.length) - at;
    if (start < end) cut.push({ ...piece, text: piece.text.slice(start, end) });
    at += piece.text.length;
  }

  return cut;
}

/** Before a half of a surrogate pair, an excerpt begins with the whole sign. */
function wholeSign(text: string, at: number): number {
  const isSecondHalf = /[\uDC00-\uDFFF]/.test(text.charAt(at));
  return isSecondHalf ? at - 1 : at;
}

/**
 * The part of a text that has most of what was looked for; the beginning where all of it fits or nothing was found.
 * @param length of the excerpt, in UTF-16 units
 */
export function bestExcerpt(pieces: readonly Piece[], length: number): Piece[] {
  const text = pieces.map((piece) => piece.text).join("");
  if (text.length <= length) return [...pieces];

  let at = 0;
  let best = { from: 0, worth: termLength(between(pieces, 0, length)) };
  for (const piece of pieces) {
    const from = wholeSign(text, Math.max(0, Math.min(at - lead, text.length - length)));
    const worth = piece.isTerm ? termLength(between(pieces, from, from + length)) : 0;
    if (worth > best.worth) best = { from, worth };
    at += piece.text.length;
  }

  const excerpt = between(pieces, best.from, wholeSign(text, best.from + length));
  return best.from === 0 ? excerpt : [{ text: "…", isTerm: false }, ...excerpt];
}
