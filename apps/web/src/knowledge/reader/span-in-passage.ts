import type { Chunk } from "@claw/contract";

/** A span of a document's text, in UTF-16 units. */
export type Span = { start: number; end: number };

type Place = Pick<Chunk, "start" | "end" | "content">;

/**
 * Where a span of the document stands in a passage; null where it is elsewhere. A passage may repeat the header of its
 * table before its own text, so that its content is longer than its span: places are counted from the end of that.
 */
export function spanInPassage({ start, end, content }: Place, span: Span): Span | null {
  const before = Math.max(0, content.length - (end - start));
  const from = Math.max(span.start, start);
  const to = Math.min(span.end, end);
  if (from >= to) return null;

  return { start: from - start + before, end: Math.min(content.length, to - start + before) };
}

/** How much of a passage's beginning the one before it has said already: passages overlap by a sentence. */
export function overlapWith(previous: Place | undefined, { start, end, content }: Place): number {
  if (!previous || previous.end <= start || previous.start > start) return 0;
  // After a repeated header the overlap would not be at the beginning.
  if (content.length !== end - start) return 0;

  return Math.min(previous.end, end) - start;
}
