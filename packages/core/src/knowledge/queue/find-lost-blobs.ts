import { z } from "zod";
import type { KnowledgeDeps } from "../deps.ts";

/** Younger ones may be on their way: bytes are stored before the rows that need them. */
const graceMs = 24 * 60 * 60 * 1000;
const sliceSize = 500;

/** The job `find_lost_blobs`, daily: removes bytes that belong to no version. Keys that are not ours are left alone. */
export async function findLostBlobs(
  { db, blobs, clock, log }: Pick<KnowledgeDeps, "db" | "blobs" | "clock" | "log">,
  signal: AbortSignal,
): Promise<void> {
  const before = clock.now().getTime() - graceMs;
  let removed = 0;

  async function removeLost(keys: readonly string[]): Promise<void> {
    signal.throwIfAborted();
    const versions = await db.prisma.documentVersion.findMany({
      where: {
        documentId: { in: keys.flatMap((key) => key.split("/")[1] ?? []) },
        blobKey: { in: [...keys] },
      },
      select: { blobKey: true },
    });
    const needed = new Set(versions.map(({ blobKey }) => blobKey));
    for (const key of keys) {
      if (needed.has(key)) continue;
      await blobs.delete(key);
      removed += 1;
    }
  }

  let slice: string[] = [];
  for await (const key of blobs.list("")) {
    const storedAt = storedAtOf(key);
    if (storedAt === null || storedAt > before) continue;
    slice.push(key);
    if (slice.length < sliceSize) continue;
    await removeLost(slice);
    slice = [];
  }
  if (slice.length > 0) await removeLost(slice);
  if (removed > 0) log.info({ removed }, "bytes that belonged to no document were removed");
}

/** A key ends in the id of its version, a UUIDv7, which begins with the time (RFC 9562, 5.7). Null for other keys. */
function storedAtOf(key: string): number | null {
  const parts = key.split("/");
  const isOurs = parts.length === 3 && parts.every((part) => z.uuid().safeParse(part).success);
  const versionId = parts[2];
  if (!isOurs || versionId?.charAt(14) !== "7") return null;

  return Number.parseInt(versionId.slice(0, 8) + versionId.slice(9, 13), 16);
}
