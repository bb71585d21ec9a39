import { type Transaction, uuidv7 } from "@claw/db";
import type { EmbeddingIndexRow } from "./embedding-index.ts";

/** A new, empty index of a base. @returns its id */
export async function makeIndex(
  tx: Transaction,
  { knowledgeBaseId, organizationId }: Pick<EmbeddingIndexRow, "knowledgeBaseId" | "organizationId">,
  { model, store, state }: Pick<EmbeddingIndexRow, "model" | "store" | "state">,
): Promise<string> {
  const id = uuidv7();
  const activatedAt = state === "active" ? new Date() : null;
  await tx.embeddingIndex.create({
    data: { id, knowledgeBaseId, organizationId, model, store, state, activatedAt },
  });
  if (state === "active") {
    await tx.knowledgeBase.update({ where: { id: knowledgeBaseId }, data: { activeEmbeddingIndexId: id } });
  }

  return id;
}
