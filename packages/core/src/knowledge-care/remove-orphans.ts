import {
  type Actor,
  DomainError,
  type RemovableOrphan,
  type RemovedOrphans,
  type RemoveOrphans,
} from "@claw/contract";
import { recordDeed } from "../audit/record-deed.ts";
import { listStray } from "../knowledge/dense/reconcile-index.ts";
import type { KnowledgeParts } from "../knowledge/deps.ts";
import { isEmptySegmentSql } from "../knowledge/orphans/find-empty-segments.ts";
import { keysOfNothing } from "../knowledge/orphans/find-lost-blobs.ts";
import { requireOperator } from "../runtime/require-actor.ts";

type Deps = Pick<KnowledgeParts, "db" | "blobs" | "vectorIndex" | "clock">;

const atOnce = 2_000;

/**
 * Removes what a search found of one kind, after it was looked at once more: what belongs to something by now is kept.
 * CONFLICT where the report that was read is not the last one.
 */
export async function removeOrphans(
  deps: Deps,
  actor: Actor,
  { searchId, kind }: RemoveOrphans,
): Promise<RemovedOrphans> {
  const operator = requireOperator(actor);
  const { db, clock } = deps;
  const last = await db.prisma.orphanSearch.findFirst({
    where: { endedAt: { not: null } },
    orderBy: { id: "desc" },
  });
  if (last?.id !== searchId) {
    throw new DomainError("CONFLICT", { message: "There is a newer report. Read it first." });
  }

  const of = { searchId, kind, removedAt: null };
  const found = await db.prisma.orphan.findMany({ where: of, orderBy: { id: "asc" }, take: atOnce });
  const removed = new Set(
    await removeAll(
      deps,
      kind,
      found.map(({ reference }) => reference),
    ),
  );
  const gone = found.filter(({ reference }) => removed.has(reference)).map(({ id }) => id);
  const kept = found.filter(({ reference }) => !removed.has(reference)).map(({ id }) => id);

  return db.prisma.$transaction(async (tx) => {
    const at = clock.now();
    await tx.orphan.updateMany({ where: { id: { in: gone } }, data: { removedAt: at } });
    // They belong to something: they never should have been in the report.
    await tx.orphan.deleteMany({ where: { id: { in: kept } } });
    const counts = { removed: gone.length, kept: kept.length };
    await recordDeed(tx, operator, {
      action: "orphans_removed",
      detail: { kind, ...counts },
      at,
    });

    return { ...counts, left: await tx.orphan.count({ where: of }) };
  });
}

/** @returns those that were removed */
async function removeAll(
  deps: Deps,
  kind: RemovableOrphan,
  references: readonly string[],
): Promise<string[]> {
  switch (kind) {
    case "blob_without_version":
      return removeBlobsOf(deps, references);
    case "vector_without_chunk":
      return removeVectors(deps, references);
    case "lexical_without_document":
      return removeSegments(deps, references);
  }
}

async function removeBlobsOf({ db, blobs }: Deps, keys: readonly string[]): Promise<string[]> {
  const lost = await keysOfNothing({ db }, keys);
  for (const key of lost) await blobs.delete(key);

  return lost;
}

async function removeVectors({ db, vectorIndex }: Deps, references: readonly string[]): Promise<string[]> {
  if (!vectorIndex) {
    throw new DomainError("CONFLICT", { message: "The store of these vectors is not configured any more." });
  }

  const removed: string[] = [];
  for (const [index, members] of Map.groupBy(references, (reference) => reference.split("/")[0] ?? "")) {
    const stray = await listStray(
      db,
      members.map((reference) => reference.slice(index.length + 1)),
    );
    if (stray.length > 0) await vectorIndex.remove(index, stray);
    removed.push(...stray.map((chunkId) => `${index}/${chunkId}`));
  }

  return removed;
}

async function removeSegments({ db }: Deps, ids: readonly string[]): Promise<string[]> {
  const { rows } = await db.pool.query<{ id: string }>(
    `DELETE FROM lexical_segments s WHERE s.id = ANY ($1::uuid[]) AND ${isEmptySegmentSql} RETURNING s.id`,
    [ids],
  );

  return rows.map(({ id }) => id);
}
