import { type ChunkTemplate, decodeString, isFramed, isPlain } from "./chunk-template.ts";

/** How events of one template look when they follow one another in a stream. */
export type ChunkRun = {
  template: ChunkTemplate;
  opening: string;
  closing: string;
  /** What stands between the texts of two events. */
  seam: string;
};

/** @param field `data:`, with the space that follows it or without */
export function runOf(template: ChunkTemplate, field: string): ChunkRun {
  const opening = field + template.before;
  const closing = `${template.after}\n\n`;

  return { template, opening, closing, seam: closing + opening };
}

/**
 * The joined texts of whole events that all fit; null where one may not. What is left between the seams has to be
 * JSON strings: with no quotation mark and no line feed of their own, the events cannot be divided in another way.
 */
export function matchRun({ opening, closing, seam }: ChunkRun, events: string): string | null {
  const end = events.length - closing.length;
  if (end < opening.length || !isFramed(events, opening, closing)) return null;

  const bodies = events.slice(opening.length, end).split(seam);
  const joined = bodies.join("");
  if (isPlain(joined)) return joined;

  let text = "";
  for (const body of bodies) {
    const piece = decodeString(body);
    if (piece === null) return null;
    text += piece;
  }

  return text;
}
