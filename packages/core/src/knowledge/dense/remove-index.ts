import type { Database } from "@claw/db";
import type { EmbeddingIndexRow } from "./embedding-index.ts";
import { noteRemoval } from "./note-removal.ts";

/** So many rows at a time, so that no lock is held for long. */
const slice = 5_000;

/** Removes a retired index with its vectors; what is outside is noted in the transaction that takes its row away. */
export async function removeIndex(
  db: Database,
  { id, store }: EmbeddingIndexRow,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    const removed = await db.prisma.$executeRaw`
      DELETE FROM chunk_vectors WHERE index_id = ${id}::uuid AND chunk_id IN
        (SELECT chunk_id FROM chunk_vectors WHERE index_id = ${id}::uuid LIMIT ${slice})`;
    if (removed < slice) break;
  }

  await db.prisma.$transaction(async (tx) => {
    const { count } = await tx.embeddingIndex.deleteMany({ where: { id, state: "retired" } });
    if (count > 0 && store === "pinecone") await noteRemoval(tx, id, "all");
  });
}
