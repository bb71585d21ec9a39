import type { Transaction } from "@claw/db";

/** An index as the code here handles it: with whose base it belongs to. */
export type EmbeddingIndexRow = {
  id: string;
  organizationId: string;
  knowledgeBaseId: string;
  ownerId: string;
  model: string;
  dimensions: number | null;
  store: "postgres" | "pinecone";
  state: "building" | "active" | "retired" | "failed";
};

const withBase = { knowledgeBase: { select: { ownerId: true } } } as const;

/** Null where it has been removed. */
export async function findEmbeddingIndex(tx: Transaction, id: string): Promise<EmbeddingIndexRow | null> {
  const row = await tx.embeddingIndex.findUnique({ where: { id }, include: withBase });

  return row && { ...row, ownerId: row.knowledgeBase.ownerId };
}

/** The indexes that the given bases are searched by. */
export async function listActiveIndexes(
  tx: Transaction,
  knowledgeBaseIds: readonly string[],
): Promise<EmbeddingIndexRow[]> {
  const rows = await tx.embeddingIndex.findMany({
    where: { activeIn: { id: { in: [...knowledgeBaseIds] } } },
    include: withBase,
  });

  return rows.map((row) => ({ ...row, ownerId: row.knowledgeBase.ownerId }));
}
