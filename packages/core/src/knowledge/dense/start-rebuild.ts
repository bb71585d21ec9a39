import type { Transaction } from "@claw/db";
import { addJob } from "../queue/add-job.ts";
import { chooseStore } from "./choose-store.ts";
import type { DenseBase, DenseDeps } from "./dense-index.ts";
import { makeIndex } from "./make-index.ts";
import { retireIndex } from "./retire-index.ts";

/** See DenseIndex.startRebuild. Choosing again while an index is being built supersedes it. */
export async function startRebuild(
  deps: Pick<DenseDeps, "vectorIndex" | "outsideAbove">,
  tx: Transaction,
  { id: knowledgeBaseId, organizationId }: DenseBase,
  model: string | null,
  priority = 0,
): Promise<void> {
  // The row is the base's lock: what becomes active meanwhile is seen here or sees what is done here.
  await tx.knowledgeBase.update({
    where: { id: knowledgeBaseId },
    data: { embeddingModel: model, revision: { increment: 1 } },
  });
  const indexes = await tx.embeddingIndex.findMany({
    where: { knowledgeBaseId, state: { in: ["active", "building", "failed"] } },
    orderBy: { createdAt: "desc" },
  });
  const active = indexes.find(({ state }) => state === "active");
  const begun = indexes.find((index) => index.state !== "active" && index.model === model);
  const isSearched = active !== undefined && active.model === model;

  for (const index of indexes) {
    const isKept = model !== null && (index === active || (index === begun && !isSearched));
    if (!isKept) await retireIndex(tx, index.id);
  }
  if (model === null || isSearched) return;

  const passages = await countActive(tx, knowledgeBaseId);
  if (passages === 0) {
    for (const index of [active, begun]) if (index) await retireIndex(tx, index.id);
    await makeIndex(
      tx,
      { knowledgeBaseId, organizationId },
      { model, store: chooseStore(deps, 0), state: "active" },
    );
    return;
  }

  const id =
    begun?.id ??
    (await makeIndex(
      tx,
      { knowledgeBaseId, organizationId },
      { model, store: chooseStore(deps, passages), state: "building" },
    ));
  // One that failed goes on with the vectors that it has.
  await tx.embeddingIndex.update({
    where: { id },
    data: { state: "building", errorCode: null, error: null },
  });
  await addJob(
    tx,
    "rebuild_index",
    { embeddingIndexId: id },
    { key: `embedding_index:${id}`, maxAttempts: 8, priority },
  );
}

async function countActive(tx: Transaction, knowledgeBaseId: string): Promise<number> {
  return tx.chunk.count({ where: { knowledgeBaseId, version: { activeIn: { isNot: null } } } });
}
