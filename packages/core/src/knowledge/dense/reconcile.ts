import type { Database } from "@claw/db";
import type { Log } from "../../runtime/ports.ts";
import type { VectorIndex } from "../ports.ts";
import { addJob } from "../queue/add-job.ts";
import type { Reconciled } from "./dense-index.ts";
import { queueForgetting } from "./note-removal.ts";
import { reconcileIndex } from "./reconcile-index.ts";

export type ReconcileDeps = { db: Database; log: Log; vectorIndex: VectorIndex | null };

/**
 * Compares the outside store with what should be there and mends it; queues anew what a lost job has left. Namespaces
 * that belong to no index of ours are left alone: others may use the same store.
 */
export async function reconcile(deps: ReconcileDeps, signal: AbortSignal): Promise<Reconciled> {
  await requeue(deps.db);
  const total: Reconciled = { orphans: 0, missing: 0 };
  if (!deps.vectorIndex) return total;

  const indexes = await deps.db.prisma.embeddingIndex.findMany({
    where: { store: "pinecone", state: { in: ["active", "building"] } },
    select: { id: true },
  });
  for (const { id } of indexes) {
    const { orphans, missing } = await reconcileIndex(deps.db, deps.vectorIndex, id, signal);
    total.orphans += orphans;
    total.missing += missing;
  }
  const level = total.orphans + total.missing > 0 ? "warn" : "debug";
  deps.log[level](total, "compared the vector store with the database");

  return total;
}

async function requeue({ prisma }: Database): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const unfinished = await tx.embeddingIndex.findMany({
      where: { state: { in: ["building", "retired"] } },
      select: { id: true },
    });
    for (const { id } of unfinished) {
      await addJob(tx, "rebuild_index", { embeddingIndexId: id }, { key: `embedding_index:${id}` });
    }
    if ((await tx.vectorRemoval.count()) > 0) await queueForgetting(tx);
  });
}
