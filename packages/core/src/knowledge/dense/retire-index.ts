import type { Transaction } from "@claw/db";
import { addJob } from "../queue/add-job.ts";

/** Searches that have begun on it may still be reading. */
const graceMs = 30_000;

/** Takes an index out of use; a job removes its vectors a little later. */
export async function retireIndex(tx: Transaction, embeddingIndexId: string): Promise<void> {
  await tx.knowledgeBase.updateMany({
    where: { activeEmbeddingIndexId: embeddingIndexId },
    data: { activeEmbeddingIndexId: null },
  });
  await tx.embeddingIndex.update({ where: { id: embeddingIndexId }, data: { state: "retired" } });
  const key = `embedding_index:${embeddingIndexId}`;
  await addJob(tx, "rebuild_index", { embeddingIndexId }, { key, afterMs: graceMs });
}
