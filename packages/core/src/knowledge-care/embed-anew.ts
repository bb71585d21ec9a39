import type { Actor, EmbedAnew, EmbeddedAnew } from "@claw/contract";
import type { Transaction } from "@claw/db";
import { recordDeed } from "../audit/record-deed.ts";
import { requireEmbeddingModel } from "../knowledge/create-base.ts";
import type { DenseBase } from "../knowledge/dense/dense-index.ts";
import type { KnowledgeParts } from "../knowledge/deps.ts";
import { tellOfBase } from "../knowledge/tell-owner.ts";
import { requireOperator } from "../runtime/require-actor.ts";

/** In one transaction, so that it stays short. */
const atOnce = 100;
const timeout = 60_000;
/** Whoever adds a document does not wait for what an operator has begun for everybody. */
const priority = 10;

/** See KnowledgeCareService.embedAnew: whoever wants all asks until none is left. */
export async function embedAnew(
  deps: KnowledgeParts,
  actor: Actor,
  { model }: EmbedAnew,
): Promise<EmbeddedAnew> {
  const operator = requireOperator(actor);
  requireEmbeddingModel(deps, model);

  const { bases, left } = await deps.db.prisma.$transaction(
    async (tx) => {
      const bases = await lockBases(tx, model);
      for (const base of bases) await deps.dense.startRebuild(tx, base, model, priority);
      const left = await tx.knowledgeBase.count({ where: { embeddingModel: { not: model } } });
      await recordDeed(tx, operator, {
        action: "bases_embedded_anew",
        detail: { model, bases: bases.length },
        at: deps.clock.now(),
      });

      return { bases, left };
    },
    { timeout },
  );
  for (const { id, ownerId } of bases) await tellOfBase(deps, ownerId, id);

  return { begun: bases.length, left };
}

/** Those of other models first. What its owner is just changing is left alone. */
async function lockBases(tx: Transaction, model: string): Promise<DenseBase[]> {
  return tx.$queryRaw<DenseBase[]>`
    SELECT b.id, b.organization_id AS "organizationId", b.owner_id AS "ownerId"
    FROM knowledge_bases b
    WHERE b.embedding_model <> ${model} OR b.embedding_model = ${model} AND EXISTS (
      SELECT FROM embedding_indexes i
      WHERE i.knowledge_base_id = b.id AND i.model = b.embedding_model AND i.state = 'failed')
    ORDER BY b.embedding_model <> ${model} DESC, b.id
    LIMIT ${atOnce}
    FOR NO KEY UPDATE OF b SKIP LOCKED`;
}
