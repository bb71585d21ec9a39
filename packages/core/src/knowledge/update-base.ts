import type { Actor, KnowledgeBase, UpdateKnowledgeBase } from "@claw/contract";
import { withoutUndefined } from "../runtime/without-undefined.ts";
import { requireEmbeddingModel } from "./create-base.ts";
import type { KnowledgeParts } from "./deps.ts";
import { findBase } from "./find-bases.ts";
import { getOwnBase, noSuchBase } from "./get-own.ts";
import { changeOwnBase } from "./lock-rows.ts";

/** Another embedding model begins a second index, which is searched when it is whole. INVALID_INPUT for an unknown one. */
export async function updateBase(
  deps: KnowledgeParts,
  actor: Actor,
  { knowledgeBaseId, embeddingModel, ...changes }: UpdateKnowledgeBase,
): Promise<KnowledgeBase> {
  const { db, dense } = deps;

  const { ownerId } = await db.prisma.$transaction(async (tx) => {
    const { embeddingModel: present } = await getOwnBase(tx, actor, knowledgeBaseId);
    if (embeddingModel !== undefined && embeddingModel !== present) {
      requireEmbeddingModel(deps, embeddingModel);
      await dense.startRebuild(tx, await changeOwnBase(tx, actor, knowledgeBaseId), embeddingModel);
    }

    return tx.knowledgeBase.update({ where: { id: knowledgeBaseId }, data: withoutUndefined(changes) });
  });

  const knowledgeBase = await findBase(deps, knowledgeBaseId);
  if (!knowledgeBase) throw noSuchBase();
  deps.changes.publish(ownerId, { type: "knowledgeBase", knowledgeBase });

  return knowledgeBase;
}
