import type { DraftChunk, FileToRead, ReadEvent, ReadText, SegmentBlock, SegmentHead } from "@claw/core";
import { childProcessReader, type ReaderOptions } from "../../../src/index.ts";

const silent = () => undefined;
const log = { debug: silent, info: silent, warn: silent, error: silent };

export function openReader(options: Partial<ReaderOptions> = {}) {
  return childProcessReader({ log, ...options });
}

export function fileOf(fileName: string, content: string | Uint8Array, title = "A document"): FileToRead {
  const bytes = Buffer.from(content);

  async function* parts() {
    for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
  }

  return { title, fileName, bytes: parts() };
}

export type WholeReading = {
  read: ReadText | null;
  chunks: DraftChunk[];
  head: SegmentHead | null;
  blocks: SegmentBlock[];
  order: ReadEvent["type"][];
};

/** All that a reading says, put together. */
export async function readApart(
  file: FileToRead,
  options: Partial<ReaderOptions> = {},
  signal: AbortSignal = new AbortController().signal,
): Promise<WholeReading> {
  const whole: WholeReading = { read: null, chunks: [], head: null, blocks: [], order: [] };

  for await (const event of openReader(options).read(file, signal)) {
    if (whole.order.at(-1) !== event.type) whole.order.push(event.type);
    if (event.type === "text") whole.read = event.read;
    if (event.type === "chunks") whole.chunks.push(...event.chunks);
    if (event.type === "segment") whole.head = event.head;
    if (event.type === "blocks") whole.blocks.push(...event.blocks);
  }

  return whole;
}
