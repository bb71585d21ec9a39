import type { Transaction } from "@claw/db";
import type { RemovedChunks } from "./dense-index.ts";
import { noteRemoval } from "./note-removal.ts";

/** See DenseIndex.removeChunks. In PostgreSQL the vectors go with their passages. */
export async function removeChunks(tx: Transaction, which: RemovedChunks): Promise<void> {
  if ("knowledgeBaseId" in which) {
    const indexes = await tx.embeddingIndex.findMany({
      where: { knowledgeBaseId: which.knowledgeBaseId, store: "pinecone" },
      select: { id: true },
    });
    for (const { id } of indexes) await noteRemoval(tx, id, "all");
    return;
  }

  const vectors = await tx.chunkVector.findMany({
    where: { chunk: which, index: { store: "pinecone" } },
    select: { indexId: true, chunkId: true },
  });
  const byIndex = Map.groupBy(vectors, ({ indexId }) => indexId);
  for (const [indexId, ofIndex] of byIndex) {
    await noteRemoval(
      tx,
      indexId,
      ofIndex.map(({ chunkId }) => chunkId),
    );
  }
}
