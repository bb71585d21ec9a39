import type { Transaction } from "@claw/db";
import type { KnowledgeParts } from "../deps.ts";
import { changeBase } from "../lock-rows.ts";
import { removeBlobsLater } from "../queue/remove-blobs.ts";
import { type Attempt, LeaseLost } from "./attempt.ts";
import { removeVersions } from "./remove-versions.ts";

/** Long, for an old version of many passages goes with it. */
const timeout = 120_000;

/**
 * Makes a version that is written whole the one that is found, and takes away what it replaces: before the commit the
 * old text is found, after it only the new one.
 * @returns false where vectors are missing since the base's embedding index was switched; they must be made first
 */
export async function activateVersion(
  { db, dense }: Pick<KnowledgeParts, "db" | "dense">,
  attempt: Attempt,
): Promise<boolean> {
  return db.prisma.$transaction(
    async (tx) => {
      if (!(await changeBase(tx, attempt.knowledgeBaseId))) throw new LeaseLost();
      const version = await lockOwn(tx, attempt);
      if (!(await dense.hasAllVectors(tx, attempt.versionId))) return false;

      await removeOlder(tx, dense, attempt);
      await show(tx, attempt, version);

      return true;
    },
    { timeout },
  );
}

type Own = { chunk_count: number; file_type: string };

async function lockOwn(tx: Transaction, { id, versionId, documentId }: Attempt): Promise<Own> {
  await tx.$executeRaw`SELECT FROM documents WHERE id = ${documentId}::uuid FOR NO KEY UPDATE`;
  const [version] = await tx.$queryRaw<Own[]>`
    SELECT chunk_count, file_type FROM document_versions
    WHERE id = ${versionId}::uuid AND lease_owner = ${id}::uuid AND read_at IS NOT NULL
    FOR NO KEY UPDATE`;
  if (!version) throw new LeaseLost();

  return version;
}

async function removeOlder(
  tx: Transaction,
  dense: KnowledgeParts["dense"],
  { documentId, versionId, blobKey }: Attempt,
): Promise<void> {
  const older = await tx.documentVersion.findMany({
    where: { documentId, id: { not: versionId }, replacedAt: null },
    select: { id: true, blobKey: true },
  });
  const ids = older.map(({ id }) => id);
  await removeVersions(tx, dense, ids, null);
  await tx.$executeRaw`UPDATE document_versions SET replaced_at = now() WHERE id = ANY(${ids}::uuid[])`;
  await removeBlobsLater(
    tx,
    older.flatMap((version) => (version.blobKey === blobKey ? [] : version.blobKey)),
  );
}

async function show(tx: Transaction, attempt: Attempt, { chunk_count, file_type }: Own): Promise<void> {
  const { versionId, documentId, segmentId, organizationId, knowledgeBaseId } = attempt;
  await tx.lexicalRun.create({
    data: { segmentId, first: 0, count: chunk_count, organizationId, knowledgeBaseId, versionId },
  });
  await tx.$executeRaw`
    UPDATE document_versions SET status = 'ready', activated_at = now(), error_code = NULL, error = NULL,
      segment_id = NULL, lease_owner = NULL, lease_expires_at = NULL
    WHERE id = ${versionId}::uuid`;
  await tx.document.update({
    where: { id: documentId },
    data: {
      activeVersionId: versionId,
      status: "ready",
      stage: null,
      progress: 1,
      errorCode: null,
      error: null,
      chunkCount: chunk_count,
      fileType: file_type,
    },
  });
}
