import { type Database, uuidv7 } from "@claw/db";
import type { KnowledgeDeps } from "../deps.ts";
import { findEmptySegments } from "./find-empty-segments.ts";
import { findLostBlobs } from "./find-lost-blobs.ts";
import { findLostBytes } from "./find-lost-bytes.ts";
import { findStrayVectors } from "./find-stray-vectors.ts";
import type { FoundOrphans } from "./found-orphan.ts";

export const findOrphansKey = "find_orphans";

type Deps = Pick<KnowledgeDeps, "db" | "blobs" | "vectorIndex" | "clock" | "log">;

/** More of one kind than anybody reads; the next search finds the rest. */
const mostOfKind = 20_000;
const batch = 500;

/**
 * The job `find_orphans`, daily and when an operator asks: looks for what belongs to nothing and writes down what it
 * finds. It removes nothing; an operator does.
 */
export async function findOrphans(
  deps: Deps,
  { requestedBy }: { requestedBy: string | null },
  signal: AbortSignal,
): Promise<void> {
  const { db, log } = deps;
  const searchId = uuidv7();
  await db.prisma.orphanSearch.create({ data: { id: searchId, requestedBy } });
  const failures: string[] = [];

  const searches = [
    findLostBlobs(deps),
    findLostBytes(deps),
    findStrayVectors(deps),
    findEmptySegments(deps),
  ];
  for (const found of searches) {
    try {
      await writeDown(db, searchId, found, signal);
    } catch (error) {
      signal.throwIfAborted();
      log.warn({ err: error }, "a part of the search for orphans failed");
      failures.push(error instanceof Error ? error.message : String(error));
    }
  }

  await db.prisma.$transaction(async (tx) => {
    const error = failures.length > 0 ? failures.join("; ").slice(0, 500) : null;
    await tx.orphanSearch.update({ where: { id: searchId }, data: { endedAt: new Date(), error } });
    await tx.orphanSearch.deleteMany({ where: { id: { lt: searchId } } });
  });
}

async function writeDown(
  db: Database,
  searchId: string,
  found: FoundOrphans,
  signal: AbortSignal,
): Promise<void> {
  let count = 0;
  for await (const { kind, references } of found) {
    signal.throwIfAborted();
    for (let at = 0; at < references.length; at += batch) {
      const data = references
        .slice(at, at + batch)
        .map((reference) => ({ id: uuidv7(), searchId, kind, reference }));
      await db.prisma.orphan.createMany({ data });
    }
    count += references.length;
    if (count >= mostOfKind) return;
  }
}
