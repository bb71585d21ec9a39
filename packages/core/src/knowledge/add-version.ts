import type { Document, Transaction } from "@claw/db";
import type { KnowledgeParts } from "./deps.ts";
import { removeVersions } from "./ingestion/remove-versions.ts";
import { type ShownDocumentRow, withPages } from "./present-document.ts";
import { queueVersion } from "./queue/queue-version.ts";

export type NewVersion = {
  versionId: string;
  fileName: string;
  fileType: string;
  fileSize: number;
  contentHash: string;
  blobKey: string;
};

/** What is still to be done; a version in one of these is worked on, or waits for it. */
export const unfinished = ["queued", "parsing", "indexing"] as const;

/**
 * Writes a document's next version and queues the work on it; the document's row is locked. What was under way for an
 * older one is given up. The active one is found until the new one is ready.
 */
export async function addVersion(
  { dense }: Pick<KnowledgeParts, "dense">,
  tx: Transaction,
  { id: documentId, organizationId, knowledgeBaseId, version: number }: Document,
  { versionId, fileName, blobKey, fileSize, ...file }: NewVersion,
): Promise<{ document: ShownDocumentRow; superseded: string[] }> {
  const older = await tx.documentVersion.findMany({
    where: { documentId, status: { in: [...unfinished] } },
    select: { id: true },
  });
  const superseded = older.map(({ id }) => id);
  await removeVersions(tx, dense, superseded, "cancelled");

  const of = { organizationId, knowledgeBaseId, documentId };
  const bytes = { ...file, fileSize: BigInt(fileSize) };
  await tx.documentVersion.create({
    data: { id: versionId, ...of, ...bytes, number: number + 1, fileName, blobKey },
  });
  await queueVersion(tx, versionId);
  const document = await tx.document.update({
    where: { id: documentId },
    data: {
      ...bytes,
      version: number + 1,
      status: "queued",
      stage: "waiting",
      progress: 0,
      errorCode: null,
      error: null,
    },
    include: withPages,
  });

  return { document, superseded };
}
