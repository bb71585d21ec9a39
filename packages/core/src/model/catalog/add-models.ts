import { type Actor, type AddModels, type CatalogModel, DomainError, SubscriptionTier } from "@claw/contract";
import { uuidv7 } from "@claw/db";
import { recordDeed } from "../../audit/record-deed.ts";
import { requireOperator } from "../../runtime/require-actor.ts";
import { modelExists } from "../create-model.ts";
import { unknownModelLimits } from "../default-catalog.ts";
import { requireReason } from "../price-input.ts";
import type { ModelDeps } from "../service.ts";
import { writePrice } from "../write-price.ts";
import { listCatalog } from "./list-catalog.ts";

/** All of them or none. One with a price is offered at once; one without waits for it. */
export async function addModels(deps: ModelDeps, actor: Actor, input: AddModels): Promise<CatalogModel[]> {
  const operator = requireOperator(actor);
  const { provider } = input;
  for (const { price } of input.models) if (price) requireReason(price);
  const now = deps.clock.now();

  const added = await deps.db.prisma.$transaction(async (tx) => {
    const connected = await tx.provider.findUnique({ where: { name: provider } });
    if (!connected && !deps.providers.serves(provider)) {
      throw new DomainError("NOT_FOUND", { message: `There is no provider “${provider}”.` });
    }

    const ids: string[] = [];
    for (const { upstreamName, name = upstreamName, displayName = name, price, ...model } of input.models) {
      const id = uuidv7();
      const { contextWindow, maxOutputTokens } = unknownModelLimits;
      const { count } = await tx.model.createMany({
        data: [
          {
            id,
            name,
            displayName,
            provider,
            upstreamName: upstreamName === name ? null : upstreamName,
            contextWindow: model.contextWindow ?? contextWindow,
            maxOutputTokens: model.maxOutputTokens ?? maxOutputTokens,
            tiers: model.tiers ?? SubscriptionTier.options,
            enabled: price !== undefined,
          },
        ],
        skipDuplicates: true,
      });
      if (count === 0) throw modelExists(name);
      if (price) await writePrice(tx, id, price, { now, later: null });

      await recordDeed(tx, operator, {
        action: "model_created",
        detail: { model: name, provider, ...(price ? { input: price.input, output: price.output } : {}) },
        at: now,
      });
      ids.push(id);
    }

    return ids;
  });

  const models = await listCatalog(deps, actor);

  return models.filter(({ id }) => added.includes(id));
}
