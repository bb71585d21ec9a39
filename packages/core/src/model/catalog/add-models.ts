import {
  type Actor,
  type AddModels,
  type CatalogModel,
  DomainError,
  type NewModel,
  SubscriptionTier,
} from "@claw/contract";
import { uuidv7 } from "@claw/db";
import { recordDeed } from "../../audit/record-deed.ts";
import { requireOperator } from "../../runtime/require-actor.ts";
import { modelExists } from "../create-model.ts";
import { unknownModelLimits, unknownReaderLimits } from "../default-catalog.ts";
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
    for (const model of input.models) {
      const { upstreamName, name = upstreamName, displayName = name, kind, price } = model;
      const id = uuidv7();
      const { count } = await tx.model.createMany({
        data: [
          {
            id,
            name,
            displayName,
            provider,
            upstreamName: upstreamName === name ? null : upstreamName,
            kind,
            ...limitsOf(model),
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
        detail: {
          model: name,
          provider,
          kind,
          ...(price ? { input: price.input, output: price.output } : {}),
        },
        at: now,
      });
      ids.push(id);
    }

    return ids;
  });

  const models = await listCatalog(deps, actor);

  return models.filter(({ id }) => added.includes(id));
}

/** What was said of it, and otherwise what is assumed of its kind. */
function limitsOf({ kind, contextWindow, maxOutputTokens }: NewModel) {
  const assumed = kind === "chat" ? unknownModelLimits : unknownReaderLimits;

  return {
    contextWindow: contextWindow ?? assumed.contextWindow,
    maxOutputTokens: kind === "chat" ? (maxOutputTokens ?? assumed.maxOutputTokens) : 0,
  };
}
