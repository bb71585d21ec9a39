import type { Actor, KnowledgeBaseRef } from "@claw/contract";
import type { KnowledgeParts } from "./deps.ts";
import { changeOwnBase } from "./lock-rows.ts";
import { removeBlobsLater } from "./queue/remove-blobs.ts";

/** Long, for a base of a hundred thousand passages is deleted whole. */
const timeout = 600_000;

/** With all its documents, in one transaction: afterwards nothing of it is found, shown or worked on. */
export async function deleteBase(
  deps: KnowledgeParts,
  actor: Actor,
  { knowledgeBaseId }: KnowledgeBaseRef,
): Promise<void> {
  const { ownerId, versionIds } = await deps.db.prisma.$transaction(
    async (tx) => {
      const base = await changeOwnBase(tx, actor, knowledgeBaseId);
      const versions = await tx.documentVersion.findMany({
        where: { organizationId: base.organizationId, knowledgeBaseId },
        select: { id: true, blobKey: true },
      });
      await deps.dense.removeChunks(tx, { knowledgeBaseId });
      await tx.knowledgeBase.deleteMany({ where: { id: knowledgeBaseId } });
      await removeBlobsLater(
        tx,
        versions.map(({ blobKey }) => blobKey),
      );

      return { ownerId: base.ownerId, versionIds: versions.map(({ id }) => id) };
    },
    { timeout },
  );

  deps.attempts.end(versionIds, "lost");
  deps.changes.publish(ownerId, { type: "knowledgeBaseDeleted", knowledgeBaseId });
}
