import type { SourcePart } from "../../conversation/ports.ts";

/** A stretch of a source's text that stands so in its document. */
type Stretch = {
  part: SourcePart;
  /** Where it begins in the source's text. */
  at: number;
  length: number;
  /** Where it begins in the document's text; null for a repeated table header. */
  start: number | null;
};

export type PassageText = { content: string; stretches: Stretch[] };

/** What is in the document of a stretch of a source: which passage, and the span in the document's text. */
export type Place = { part: SourcePart; start: number; end: number };

/**
 * Neighbouring passages as one text, in their order: a sentence that two of them share stands once, a table's header
 * before its first rows only.
 */
export function passageText(parts: readonly SourcePart[]): PassageText {
  const stretches: Stretch[] = [];
  let content = "";
  let covered: number | null = null;

  function add(part: SourcePart, text: string, start: number | null): void {
    if (text === "") return;

    stretches.push({ part, at: content.length, length: text.length, start });
    content += text;
  }

  for (const part of parts) {
    const header = part.content.length - (part.end - part.start);
    if (covered === null) add(part, part.content.slice(0, Math.max(0, header)), null);
    else if (part.start >= covered) content += "\n";

    const known = covered === null ? 0 : Math.max(0, covered - part.start);
    add(part, part.content.slice(Math.max(0, header) + known), part.start + known);
    covered = Math.max(covered ?? 0, part.end);
  }

  return { content, stretches };
}

/**
 * Where a span of a source's text is in its document; what is of the repeated header is left out. Null where nothing
 * else is in the span.
 */
export function placeOf({ stretches }: PassageText, from: number, to: number): Place | null {
  const inside = stretches.filter(({ at, length, start }) => start !== null && at < to && at + length > from);
  const first = inside[0];
  const last = inside.at(-1);
  if (!first || !last || first.start === null || last.start === null) return null;

  return {
    part: first.part,
    start: first.start + Math.max(0, from - first.at),
    end: last.start + Math.min(last.length, to - last.at),
  };
}
