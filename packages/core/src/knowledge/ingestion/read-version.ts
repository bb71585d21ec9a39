import { batchesOf } from "../../runtime/batches-of.ts";
import type { KnowledgeDeps } from "../deps.ts";
import { packIds } from "../lexical/pack-ids.ts";
import { ReadingFailed, type SegmentHead } from "../ports.ts";
import type { Attempt } from "./attempt.ts";
import type { Report } from "./report.ts";
import { markRead, writeBlocks, writeChunks, writeSegment, writeText } from "./write-read.ts";

/** The most rows in one statement. */
const batchSize = 500;

/**
 * Reads a version's bytes and writes what is read: text, passages and their lexical segment, invisible as yet.
 * Throws a ReadingFailed for what is wrong with the document, LeaseLost, or the signal's reason.
 */
export async function readVersion(
  { db, blobs, reader }: Pick<KnowledgeDeps, "db" | "blobs" | "reader">,
  attempt: Attempt,
  report: Report,
  signal: AbortSignal,
): Promise<void> {
  const { title, fileName, blobKey } = attempt;
  const chunkIds: Buffer[] = [];
  let head: SegmentHead | null = null;

  report({ stage: "reading", done: 0, total: 1 });
  for await (const event of reader.read({ title, fileName, bytes: blobs.open(blobKey, signal) }, signal)) {
    signal.throwIfAborted();
    switch (event.type) {
      case "progress":
        report(event);
        break;
      case "text":
        await writeText(db, attempt, event.read);
        report({ stage: "indexing", done: 0, total: 1 });
        break;
      case "chunks":
        for (const chunks of batchesOf(event.chunks, batchSize)) {
          chunkIds.push(packIds(await writeChunks(db, attempt, chunks)));
        }
        break;
      case "segment":
        head = event.head;
        await writeSegment(db, attempt, head, Buffer.concat(chunkIds));
        break;
      case "blocks":
        for (const blocks of batchesOf(event.blocks, batchSize)) await writeBlocks(db, attempt, blocks);
        break;
      default:
        event satisfies never;
    }
  }
  signal.throwIfAborted();

  const count = chunkIds.reduce((sum, { byteLength }) => sum + byteLength / 16, 0);
  if (count === 0) throw new ReadingFailed("EMPTY", "There is no text in this document.");
  if (head?.chunkCount !== count)
    throw new Error(`the segment has ${head?.chunkCount ?? "no"} passages of ${count}`);
  await markRead(db, attempt, count);
}
