import { z } from "zod";
import type { KnowledgeDeps } from "../deps.ts";
import type { FoundOrphans } from "./found-orphan.ts";

/** Younger ones may be on their way: bytes are stored before the rows that need them. */
const graceMs = 24 * 60 * 60 * 1000;
const sliceSize = 500;

type Deps = Pick<KnowledgeDeps, "db" | "blobs" | "clock">;

/** Bytes that belong to no version. Keys that are not ours are left alone. */
export async function* findLostBlobs({ db, blobs, clock }: Deps): FoundOrphans {
  const before = clock.now().getTime() - graceMs;

  let slice: string[] = [];
  for await (const key of blobs.list("")) {
    const storedAt = storedAtOf(key);
    if (storedAt === null || storedAt > before) continue;
    slice.push(key);
    if (slice.length < sliceSize) continue;
    yield { kind: "blob_without_version", references: await keysOfNothing({ db }, slice) };
    slice = [];
  }
  yield { kind: "blob_without_version", references: await keysOfNothing({ db }, slice) };
}

/** Of these keys those that belong to no version. Versions are found by their document; there is no index over keys. */
export async function keysOfNothing({ db }: Pick<Deps, "db">, keys: readonly string[]): Promise<string[]> {
  const versions = await db.prisma.documentVersion.findMany({
    where: { documentId: { in: keys.flatMap((key) => key.split("/")[1] ?? []) }, blobKey: { in: [...keys] } },
    select: { blobKey: true },
  });
  const needed = new Set(versions.map(({ blobKey }) => blobKey));

  return keys.filter((key) => !needed.has(key));
}

/** A key ends in the id of its version, a UUIDv7, which begins with the time (RFC 9562, 5.7). Null for other keys. */
function storedAtOf(key: string): number | null {
  const parts = key.split("/");
  const isOurs = parts.length === 3 && parts.every((part) => z.uuid().safeParse(part).success);
  const versionId = parts[2];
  if (!isOurs || versionId?.charAt(14) !== "7") return null;

  return Number.parseInt(versionId.slice(0, 8) + versionId.slice(9, 13), 16);
}
