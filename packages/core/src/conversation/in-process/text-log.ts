/** A text that grows at its end and is read from any offset, in UTF-16 units. */
export type TextLog = {
  readonly length: number;
  append(piece: string): void;
  /** All text from an offset on; empty at or behind the end. */
  since(offset: number): string;
};

/**
 * Keeps the pieces as they came: joining them on each read would copy the whole text for every few tokens.
 * A reader at the tail costs a look at the last piece, one that resumes costs a walk back to its place.
 */
export function createTextLog(soFar = ""): TextLog {
  const pieces: string[] = [];
  const starts: number[] = [];
  let length = 0;

  function append(piece: string): void {
    if (piece === "") return;

    pieces.push(piece);
    starts.push(length);
    length += piece.length;
  }

  append(soFar);
  return {
    get length() {
      return length;
    },
    append,
    since(offset) {
      if (offset >= length) return "";

      let at = pieces.length - 1;
      while ((starts[at] ?? 0) > offset) at -= 1;
      const tail = at === pieces.length - 1 ? (pieces[at] ?? "") : pieces.slice(at).join("");

      return tail.slice(offset - (starts[at] ?? 0));
    },
  };
}
