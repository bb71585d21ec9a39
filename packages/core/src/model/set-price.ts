import { type Actor, DomainError, type Model, type SetPrice } from "@claw/contract";
import { recordDeed } from "../audit/record-deed.ts";
import { requireOperator } from "../runtime/require-actor.ts";
import { getPriceAt } from "./find-price.ts";
import { getModelById } from "./get-model-by-id.ts";
import { presentModel } from "./present-model.ts";
import { requireReason } from "./price-input.ts";
import type { ModelDeps } from "./service.ts";
import { lockPrices, soonestMs, writePrice } from "./write-price.ts";

/**
 * Closes the version in force and opens the next at the same instant, now or later; calls already admitted keep theirs.
 * The first price of a model is one from now on as well: what was before it was charged at the default.
 */
export async function setPrice(deps: ModelDeps, actor: Actor, input: SetPrice): Promise<Model> {
  const operator = requireOperator(actor);
  requireReason(input);
  const now = deps.clock.now();
  const later = input.validFrom === undefined ? null : requireSoon(new Date(input.validFrom), now);

  return deps.db.prisma.$transaction(async (tx) => {
    const model = await getModelById(tx, input.modelId);
    await lockPrices(tx, model.id);
    const { validFrom } = await writePrice(tx, model.id, input, { now, later });

    await recordDeed(tx, operator, {
      action: "price_set",
      detail: {
        model: model.name,
        input: input.input,
        output: input.output,
        ...(later ? { validFrom: later.toISOString() } : {}),
      },
      at: later ? now : validFrom,
    });

    const shown = later ? now : validFrom;
    return presentModel(model, await getPriceAt(tx, model.id, shown), deps.providers);
  });
}

const yearMs = 366 * 86_400_000;

/** INVALID_INPUT for what is over, and for what is so far away that it is a slip. */
function requireSoon(later: Date, now: Date): Date {
  if (later.getTime() > now.getTime() + soonestMs && later.getTime() < now.getTime() + yearMs) return later;

  throw new DomainError("INVALID_INPUT", {
    message: "A price begins now or within a year. What was charged before stays as it was.",
    fields: [{ field: "validFrom", message: "is not within a year from now" }],
  });
}
