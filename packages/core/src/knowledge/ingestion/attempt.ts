import { type Transaction, uuidv7 } from "@claw/db";
import type { KnowledgeDeps } from "../deps.ts";

/** One try at a version. Everything that it writes names `id`, which is the version's lease. */
export type Attempt = {
  id: string;
  /** From 1. */
  number: number;
  versionId: string;
  documentId: string;
  knowledgeBaseId: string;
  organizationId: string;
  ownerId: string;
  title: string;
  fileName: string;
  blobKey: string;
  segmentId: string;
  /** An earlier attempt wrote text, passages and segment whole: only what comes after is to be done. */
  isRead: boolean;
};

export type Begun =
  | { outcome: "begun"; attempt: Attempt }
  /** Another attempt is alive; it may still die. */
  | { outcome: "held"; forMs: number }
  /** There is nothing to do: done, cancelled, deleted. */
  | { outcome: "over" };

type Row = {
  document_id: string;
  knowledge_base_id: string;
  organization_id: string;
  owner_id: string;
  title: string;
  file_name: string;
  blob_key: string;
  segment_id: string | null;
  attempts: number;
  is_read: boolean;
  is_unfinished: boolean;
  held_ms: number;
};

/** Long, for what an earlier attempt has written is taken away here. */
const timeout = 60_000;

/** Takes the lease of a version. What a dead attempt has left half is removed with it. */
export async function beginAttempt(
  { db, limits }: Pick<KnowledgeDeps, "db" | "limits">,
  versionId: string,
): Promise<Begun> {
  return db.prisma.$transaction(
    async (tx) => {
      const row = await lockVersion(tx, versionId);
      if (!row?.is_unfinished) return { outcome: "over" };
      if (row.held_ms > 0) return { outcome: "held", forMs: row.held_ms };

      const segmentId = row.is_read && row.segment_id ? row.segment_id : uuidv7();
      if (!row.is_read) await removeHalf(tx, versionId, row.segment_id);
      const attempt: Attempt = {
        id: uuidv7(),
        number: row.attempts + 1,
        versionId,
        documentId: row.document_id,
        knowledgeBaseId: row.knowledge_base_id,
        organizationId: row.organization_id,
        ownerId: row.owner_id,
        title: row.title,
        fileName: row.file_name,
        blobKey: row.blob_key,
        segmentId,
        isRead: row.is_read,
      };
      await tx.$executeRaw`
        UPDATE document_versions SET lease_owner = ${attempt.id}::uuid, attempts = ${attempt.number},
          lease_expires_at = now() + ${limits.leaseSeconds} * interval '1 second', segment_id = ${segmentId}::uuid
        WHERE id = ${versionId}::uuid`;

      return { outcome: "begun", attempt };
    },
    { timeout },
  );
}

/** Time is the database's, so that a clock that jumps here takes nobody's lease. */
async function lockVersion(tx: Transaction, versionId: string): Promise<Row | null> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT v.document_id, v.knowledge_base_id, v.organization_id, b.owner_id, d.title, v.file_name, v.blob_key,
      v.segment_id, v.attempts, v.read_at IS NOT NULL AS is_read,
      v.status IN ('queued', 'parsing', 'indexing') AS is_unfinished,
      greatest(0, coalesce(extract(epoch FROM v.lease_expires_at - now()) * 1000, 0))::float8 AS held_ms
    FROM document_versions v
      JOIN documents d ON d.id = v.document_id
      JOIN knowledge_bases b ON b.id = d.knowledge_base_id
    WHERE v.id = ${versionId}::uuid
    FOR NO KEY UPDATE OF v`;

  return row ?? null;
}

async function removeHalf(tx: Transaction, versionId: string, segmentId: string | null): Promise<void> {
  await tx.$executeRaw`DELETE FROM chunks WHERE version_id = ${versionId}::uuid`;
  if (segmentId) await tx.$executeRaw`DELETE FROM lexical_segments WHERE id = ${segmentId}::uuid`;
}

/** The attempt's lease is another's by now, or was taken away: it writes nothing more, and ends. */
export class LeaseLost extends Error {
  override readonly name = "LeaseLost";
}
