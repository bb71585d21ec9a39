import type { Database } from "@claw/db";
import type { EmbeddingIndexRow } from "./embedding-index.ts";
import { listMissingOfBase } from "./list-missing.ts";
import { retireIndex } from "./retire-index.ts";

/**
 * Makes a base be searched by an index that was built, in one transaction that holds the base's lock, so that nothing
 * can become active between the look and the deed. False where something lacks its vector still. True also where the
 * index is no longer wanted.
 */
export async function switchIndex(
  db: Database,
  { id, knowledgeBaseId }: EmbeddingIndexRow,
): Promise<boolean> {
  return db.prisma.$transaction(async (tx) => {
    const locked = await tx.knowledgeBase.updateManyAndReturn({
      where: { id: knowledgeBaseId },
      data: { revision: { increment: 1 } },
      select: { activeEmbeddingIndexId: true },
    });
    const [base] = locked;
    const index = await tx.embeddingIndex.findUnique({ where: { id } });
    if (!base || index?.state !== "building") return true;

    const missing = await listMissingOfBase(tx, knowledgeBaseId, id, 1);
    if (missing.length > 0) return false;

    if (base.activeEmbeddingIndexId) await retireIndex(tx, base.activeEmbeddingIndexId);
    await tx.embeddingIndex.update({ where: { id }, data: { state: "active", activatedAt: new Date() } });
    await tx.knowledgeBase.update({
      where: { id: knowledgeBaseId },
      data: { activeEmbeddingIndexId: id },
    });

    return true;
  });
}
