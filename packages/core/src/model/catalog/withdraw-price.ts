import { type Actor, type CatalogModel, DomainError, type PriceRef } from "@claw/contract";
import { recordDeed } from "../../audit/record-deed.ts";
import { requireOperator } from "../../runtime/require-actor.ts";
import { getModelById } from "../get-model-by-id.ts";
import type { ModelDeps } from "../service.ts";
import { findScheduled, lockPrices, withdrawScheduled } from "../write-price.ts";
import { getCatalogModel } from "./list-catalog.ts";

/** A price that has not begun is taken back; the one before it goes on. CONFLICT for one that has begun. */
export async function withdrawPrice(
  deps: ModelDeps,
  actor: Actor,
  { priceId }: PriceRef,
): Promise<CatalogModel> {
  const operator = requireOperator(actor);
  const at = deps.clock.now();

  const modelId = await deps.db.prisma.$transaction(async (tx) => {
    const price = await tx.priceVersion.findUnique({ where: { id: priceId } });
    if (!price?.modelId) throw new DomainError("NOT_FOUND", { message: "There is no such price." });

    const model = await getModelById(tx, price.modelId);
    await lockPrices(tx, model.id);
    const scheduled = await findScheduled(tx, model.id, at);
    if (scheduled?.id !== priceId) {
      throw new DomainError("CONFLICT", { message: "This price has begun. Set another one instead." });
    }

    await withdrawScheduled(tx, model.id, at);
    await recordDeed(tx, operator, {
      action: "price_withdrawn",
      detail: { model: model.name, validFrom: scheduled.validFrom.toISOString() },
      at,
    });

    return model.id;
  });

  return getCatalogModel(deps, actor, modelId);
}
