import { cutToEvent, longestEvent } from "../reply-position.ts";

/** A text that grows at its end and is read from any offset, in UTF-16 units. */
export type TextLog = {
  readonly length: number;
  append(piece: string): void;
  /** All text from an offset on; empty at or behind the end. */
  since(offset: number): string;
  /** The same, but no more than one event carries. Readers at one place share one string. */
  next(offset: number): string;
};

/** As many small pieces are joined to a larger one. */
const pieceRun = 64;

/**
 * Keeps the pieces as they came, for a while: joining them on each read would copy the whole text for every few tokens,
 * and left alone each of them may keep what it was cut out of, a provider's whole event.
 * A reader at the tail costs a look at the last piece, one that resumes costs a search for its place.
 */
export function createTextLog(soFar = ""): TextLog {
  const pieces: string[] = [];
  const starts: number[] = [];
  let length = 0;
  /** So many of the pieces are joined ones. */
  let joined = 0;
  let latest = { from: 0, length: 0, text: "" };

  function append(piece: string): void {
    if (piece === "") return;

    pieces.push(piece);
    starts.push(length);
    length += piece.length;
    if (pieces.length - joined >= pieceRun) joinRun();
  }

  function joinRun(): void {
    pieces.push(pieces.splice(joined).join(""));
    starts.length = joined + 1;
    joined += 1;
  }

  /** The text from an offset on, until it is at least so long. */
  function join(offset: number, enough: number): string {
    let at = lastAtMost(starts, offset);
    let text = (pieces[at] ?? "").slice(offset - (starts[at] ?? 0));
    while (text.length < enough && at + 1 < pieces.length) {
      at += 1;
      text += pieces[at] ?? "";
    }

    return text;
  }

  append(soFar);
  return {
    get length() {
      return length;
    },
    append,
    since: (offset) => (offset >= length ? "" : join(offset, length)),
    next(offset) {
      if (offset >= length) return "";
      if (latest.from === offset && latest.length === length) return latest.text;

      const text = cutToEvent(join(offset, longestEvent));
      latest = { from: offset, length, text };

      return text;
    },
  };
}

/** The index of the last number that is not above a value; the numbers rise. The tail is looked at first. */
function lastAtMost(numbers: readonly number[], value: number): number {
  let high = numbers.length - 1;
  if ((numbers[high] ?? 0) <= value) return high;

  let low = 0;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) <= value) low = middle;
    else high = middle;
  }

  return low;
}
