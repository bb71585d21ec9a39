import type { Transaction } from "@claw/db";
import type { KnowledgeDeps } from "../deps.ts";
import { addJob } from "./add-job.ts";

const keysPerJob = 200;

/** Queues the removal of bytes with the deed that makes nobody need them. A key may be named more than once. */
export async function removeBlobsLater(tx: Transaction, keys: readonly string[]): Promise<void> {
  const all = [...new Set(keys)];
  for (let at = 0; at < all.length; at += keysPerJob) {
    await addJob(tx, "remove_blobs", { keys: all.slice(at, at + keysPerJob) });
  }
}

/** The job `remove_blobs`. What a version still stands on is kept: the same bytes may have been read once more. */
export async function removeBlobs(
  { db, blobs }: Pick<KnowledgeDeps, "db" | "blobs">,
  { keys }: { keys: string[] },
  signal: AbortSignal,
): Promise<void> {
  const used = await db.prisma.documentVersion.findMany({
    where: { blobKey: { in: keys }, replacedAt: null, documentId: { in: documentsOf(keys) } },
    select: { blobKey: true },
  });
  const kept = new Set(used.map(({ blobKey }) => blobKey));

  for (const key of keys) {
    signal.throwIfAborted();
    if (!kept.has(key)) await blobs.delete(key);
  }
}

/** Versions are found by their document; there is no index over keys. */
function documentsOf(keys: readonly string[]): string[] {
  return keys.flatMap((key) => key.split("/")[1] ?? []);
}
