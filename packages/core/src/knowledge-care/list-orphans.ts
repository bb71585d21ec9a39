import type { Actor, ListOrphans, OrphanKind, OrphanReport } from "@claw/contract";
import type { Database } from "@claw/db";
import { findOrphansKey } from "../knowledge/orphans/find-orphans.ts";
import { requireOperator } from "../runtime/require-actor.ts";

/** What the last search that has ended found, and nobody has removed since. */
export async function listOrphans(
  { db }: { db: Database },
  actor: Actor,
  { kind, skip, limit }: ListOrphans,
): Promise<OrphanReport> {
  requireOperator(actor);
  const [search, searching, pendingRemovals] = await Promise.all([
    db.prisma.orphanSearch.findFirst({ where: { endedAt: { not: null } }, orderBy: { id: "desc" } }),
    db.pool.query<{ is_searching: boolean }>(isSearchingSql),
    db.prisma.vectorRemoval.count(),
  ]);
  const counts = noOrphans();
  const isSearching = searching.rows[0]?.is_searching ?? false;
  if (!search?.endedAt) return { search: null, isSearching, pendingRemovals, counts, total: 0, items: [] };

  const of = { searchId: search.id, removedAt: null };
  const [groups, items] = await Promise.all([
    db.prisma.orphan.groupBy({ by: ["kind"], where: of, _count: true }),
    db.prisma.orphan.findMany({
      where: { ...of, ...(kind ? { kind } : {}) },
      orderBy: [{ kind: "asc" }, { id: "asc" }],
      skip,
      take: limit,
    }),
  ]);
  for (const group of groups) counts[group.kind] = group._count;
  const { id, startedAt, endedAt, error } = search;

  return {
    search: { id, startedAt: startedAt.toISOString(), endedAt: endedAt.toISOString(), error },
    isSearching,
    pendingRemovals,
    counts,
    total: kind ? counts[kind] : Object.values(counts).reduce((sum, count) => sum + count, 0),
    items: items.map((orphan) => ({ id: orphan.id, kind: orphan.kind, reference: orphan.reference })),
  };
}

function noOrphans(): Record<OrphanKind, number> {
  return {
    blob_without_version: 0,
    version_without_blob: 0,
    vector_without_chunk: 0,
    lexical_without_document: 0,
  };
}

export const isSearchingSql = `
  SELECT EXISTS (
    SELECT FROM graphile_worker._private_jobs
    WHERE key = '${findOrphansKey}' AND (locked_at IS NOT NULL OR attempts < max_attempts)) AS is_searching`;
