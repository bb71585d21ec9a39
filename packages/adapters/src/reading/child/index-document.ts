import { createHash } from "node:crypto";
import { cutIntoChunks, encodeSegment } from "@claw/core/knowledge/passages";
import type { DraftChunk, ReadText, SegmentBlock, SegmentHead } from "@claw/core/knowledge/ports";

export type IndexedDocument = { chunks: DraftChunk[]; head: SegmentHead; blocks: SegmentBlock[] };

/** Cuts a document into passages and indexes them. */
export function indexDocument(title: string, read: ReadText): IndexedDocument {
  const cut = cutIntoChunks(read);
  // Made when it is asked for, so that a long document is not in memory once more.
  const passages = cut.map(({ headings, content }) => ({
    get indexText() {
      return `${title}\n${headings}\n${content}`;
    },
  }));
  const { head, blocks, unigrams } = encodeSegment(passages);

  const chunks = cut.map((chunk, index) => ({
    ...chunk,
    contentHash: hashOf(`${chunk.headings}\n${chunk.content}`),
    unigrams: unigrams[index] ?? new Uint8Array(),
  }));

  return { chunks, head, blocks };
}

/** SHA-256. */
function hashOf(text: string): Uint8Array {
  return new Uint8Array(createHash("sha256").update(text, "utf8").digest());
}
