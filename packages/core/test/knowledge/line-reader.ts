import { createHash } from "node:crypto";
import { type DocumentReader, type DraftChunk, type FileToRead, ReadingFailed } from "@claw/core";
import { encodeSegment } from "../../src/knowledge/lexical/encode-segment.ts";

/** What the reader does after so many passages of a document that the test has its eye on. */
export type Interruption = (written: number, signal: AbortSignal) => Promise<void>;

export type LineReader = DocumentReader & {
  /** Titles in the order in which they were begun to be read. */
  readonly read: (file: FileToRead, signal: AbortSignal) => ReturnType<DocumentReader["read"]>;
  readonly begun: string[];
  /** From now on the reader calls this after each passage. */
  interrupt(by: Interruption | null): void;
};

/** Reads text in this process: each line is a passage, and a line `!CODE` is a document that cannot be read. */
export function lineReader(): LineReader {
  const begun: string[] = [];
  let interruption: Interruption | null = null;

  async function* read({ title, bytes }: FileToRead, signal: AbortSignal): ReturnType<LineReader["read"]> {
    begun.push(title);
    const parts: Uint8Array[] = [];
    for await (const part of bytes) parts.push(part);
    const text = Buffer.concat(parts).toString("utf8");
    yield { type: "progress", stage: "reading", done: 1, total: 2 };
    if (text.startsWith("!MALFORMED")) throw new ReadingFailed("MALFORMED", "This is not a whole file.");

    const lines = cut(text);
    const { head, blocks, unigrams } = encodeSegment(lines.map(({ content }) => ({ indexText: content })));
    yield { type: "text", read: { fileType: "txt", text, blocks: [], pageCount: 1 } };
    for (const [ordinal, line] of lines.entries()) {
      const contentHash = createHash("sha256").update(line.content).digest();
      const part = { ...line, ordinal, page: 1, headings: "", contentHash };
      yield { type: "chunks", chunks: [{ ...part, unigrams: unigrams[ordinal] ?? new Uint8Array() }] };
      await interruption?.(ordinal + 1, signal);
      signal.throwIfAborted();
    }
    yield { type: "segment", head };
    yield { type: "blocks", blocks };
  }

  return {
    begun,
    read,
    interrupt(by) {
      interruption = by;
    },
  };
}

function cut(text: string): Pick<DraftChunk, "start" | "end" | "content">[] {
  return [...text.matchAll(/[^\n]+/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    content: match[0],
  }));
}
