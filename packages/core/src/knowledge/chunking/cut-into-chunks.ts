import type { DraftChunk, ReadText } from "../ports.ts";
import { fillPassages } from "./fill-passages.ts";
import type { Piece } from "./piece.ts";
import { piecesOf } from "./pieces-of.ts";
import { splitSections } from "./split-sections.ts";
import { fullWeight, weigh } from "./weigh.ts";

/** A passage before it is indexed. */
export type CutChunk = Omit<DraftChunk, "contentHash" | "unigrams">;

/** A longer header would leave too little room for rows; it is in its own place only. */
const longestHeader = fullWeight / 2;

/**
 * Cuts a text into passages of about 400 Han or 1,100 Latin characters, at headings before paragraphs before sentence
 * ends, with one sentence of overlap; the same text always in the same way. `text.slice(start, end)` is the content,
 * but for a passage that begins within a table: the table's header and a line feed stand before it.
 */
export function cutIntoChunks(read: ReadText): CutChunk[] {
  const chunks: CutChunk[] = [];

  for (const section of splitSections(piecesOf(read))) {
    for (const { from, to } of fillPassages(section)) {
      const pieces = section.slice(from, to);
      const first = pieces[0];
      const last = pieces.at(-1);
      if (!first || !last) continue;

      chunks.push({
        ordinal: chunks.length,
        start: first.start,
        end: last.end,
        page: first.page,
        headings: (pieces.find(({ kind }) => kind !== "heading") ?? last).headings,
        content: headerBefore(read.text, first) + read.text.slice(first.start, last.end),
      });
    }
  }

  return chunks;
}

function headerBefore(text: string, { header, start }: Piece): string {
  if (!header || header.end > start || weigh(text, header.start, header.end) > longestHeader) return "";

  return `${text.slice(header.start, header.end).trim()}\n`;
}
