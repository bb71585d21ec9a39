import { type Actor, type CreateKnowledgeBase, DomainError, type KnowledgeBase } from "@claw/contract";
import { uuidv7 } from "@claw/db";
import { requireMember } from "../runtime/require-actor.ts";
import type { KnowledgeParts } from "./deps.ts";
import { findBase } from "./find-bases.ts";
import { conflict, lockQuota } from "./lock-rows.ts";
import { requireRoom, storageLimits } from "./quotas.ts";

/** With an id that exists: the caller's own base again, CONFLICT for anybody else's. QUOTA_EXCEEDED. */
export async function createBase(
  deps: KnowledgeParts,
  actor: Actor,
  input: CreateKnowledgeBase,
): Promise<KnowledgeBase> {
  const { organizationId, userId } = requireMember(actor);
  const { embedders, dense } = deps;
  const id = input.id ?? uuidv7();
  const model = input.embeddingModel === undefined ? embedders.defaultModel : input.embeddingModel;
  requireEmbeddingModel(deps, model);
  const limits = await storageLimits(deps, actor);

  const isNew = await deps.db.prisma.$transaction(async (tx) => {
    await lockQuota(tx, organizationId);
    const known = await tx.knowledgeBase.findUnique({ where: { id } });
    if (known?.organizationId === organizationId && known.ownerId === userId) return false;
    if (known) throw conflict("This id is taken. Create the knowledge base with another.");

    await requireRoom(tx, limits, organizationId, { bases: 1 });
    const { name, description = null } = input;
    await tx.knowledgeBase.create({ data: { id, organizationId, ownerId: userId, name, description } });
    if (model !== null) await dense.startRebuild(tx, { id, organizationId, ownerId: userId }, model);

    return true;
  });

  const knowledgeBase = await findBase(deps, id);
  if (!knowledgeBase) throw conflict("The knowledge base was deleted at the same time.");
  if (isNew) deps.changes.publish(userId, { type: "knowledgeBase", knowledgeBase });

  return knowledgeBase;
}

/** INVALID_INPUT for a model that this installation does not have. */
export function requireEmbeddingModel(
  { embedders }: Pick<KnowledgeParts, "embedders">,
  model: string | null,
): void {
  if (model === null || embedders.models.includes(model)) return;

  throw new DomainError("INVALID_INPUT", {
    message: `There is no embedding model ${model} here.`,
    fields: [{ field: "embeddingModel", message: "is not one that is offered here" }],
  });
}
