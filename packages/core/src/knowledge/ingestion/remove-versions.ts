import type { Transaction } from "@claw/db";
import type { DenseIndex } from "../dense/dense-index.ts";

/**
 * Takes away what was written of versions: vectors, passages, their part in the lexical index, text and lease, so that
 * an attempt that is still under way writes nothing more. The rows stay as history. Where one of them can be found, the
 * base's row is locked.
 * @param as what becomes of their status; null: it stays
 */
export async function removeVersions(
  tx: Transaction,
  dense: DenseIndex,
  versionIds: readonly string[],
  as: "cancelled" | "failed" | null,
): Promise<void> {
  if (versionIds.length === 0) return;

  const ids = [...versionIds];
  // First, for it waits for what an attempt is just writing and keeps it from writing more.
  const rows = await tx.$queryRaw<{ segment_id: string | null }[]>`
    SELECT segment_id FROM document_versions WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
  for (const versionId of ids) await dense.removeChunks(tx, { versionId });

  const runs = await tx.$queryRaw<{ segment_id: string }[]>`
    DELETE FROM lexical_runs WHERE version_id = ANY(${ids}::uuid[]) RETURNING segment_id`;
  await tx.$executeRaw`DELETE FROM chunks WHERE version_id = ANY(${ids}::uuid[])`;
  const segments = [...rows, ...runs].flatMap(({ segment_id }) => segment_id ?? []);
  await removeEmptySegments(tx, segments);

  await tx.$executeRaw`
    UPDATE document_versions SET
      text = NULL, outline = NULL, segment_id = NULL, read_at = NULL, lease_owner = NULL, lease_expires_at = NULL,
      status = coalesce(${as}::"DocumentStatus", status),
      cancel_requested_at = CASE WHEN ${as} = 'cancelled' THEN now() ELSE cancel_requested_at END
    WHERE id = ANY(${ids}::uuid[])`;
}

/** Of these segments, those in which nothing is found any more. */
export async function removeEmptySegments(tx: Transaction, segmentIds: readonly string[]): Promise<void> {
  if (segmentIds.length === 0) return;

  await tx.$executeRaw`
    DELETE FROM lexical_segments s
    WHERE id = ANY(${[...segmentIds]}::uuid[])
      AND NOT EXISTS (SELECT FROM lexical_runs WHERE segment_id = s.id)`;
}
