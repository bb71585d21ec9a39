import type { Actor, DocumentRef } from "@claw/contract";
import type { KnowledgeParts } from "./deps.ts";
import { getOwnDocument } from "./get-own.ts";
import { removeVersions } from "./ingestion/remove-versions.ts";
import { changeOwnBase, lockOwnDocument } from "./lock-rows.ts";
import { removeBlobsLater } from "./queue/remove-blobs.ts";
import { tellOfBase } from "./tell-owner.ts";

const timeout = 120_000;

export async function deleteDocument(
  deps: KnowledgeParts,
  actor: Actor,
  { documentId }: DocumentRef,
): Promise<void> {
  const { db, dense } = deps;
  const { knowledgeBaseId } = await getOwnDocument(db.prisma, actor, documentId);

  const { ownerId, versionIds } = await db.prisma.$transaction(
    async (tx) => {
      const { ownerId } = await changeOwnBase(tx, actor, knowledgeBaseId);
      await lockOwnDocument(tx, actor, documentId);
      const versions = await tx.documentVersion.findMany({
        where: { documentId },
        select: { id: true, blobKey: true },
      });
      const versionIds = versions.map(({ id }) => id);
      await removeVersions(tx, dense, versionIds, null);
      await tx.document.delete({ where: { id: documentId } });
      await removeBlobsLater(
        tx,
        versions.map(({ blobKey }) => blobKey),
      );

      return { ownerId, versionIds };
    },
    { timeout },
  );

  deps.attempts.end(versionIds, "lost");
  deps.changes.publish(ownerId, { type: "documentDeleted", knowledgeBaseId, documentId });
  await tellOfBase(deps, ownerId, knowledgeBaseId);
}
