import { type Actor, type Plan, parseMicro, type SetPlan } from "@claw/contract";
import { uuidv7 } from "@claw/db";
import { recordDeed } from "../../audit/record-deed.ts";
import { requireOperator } from "../../runtime/require-actor.ts";
import type { BillingDeps } from "../deps.ts";
import { offeredModels, offerModels } from "./offered-models.ts";
import { presentPlan } from "./present-plan.ts";
import { lockPlans } from "./seed-plans.ts";

/**
 * Closes a tier's version in force and opens the next at the same instant. Subscriptions keep the fee of theirs until
 * they renew; what the tier allows counts at once, in other processes within seconds. Which models it
 * may ask is written on the models.
 */
export async function setPlan(deps: BillingDeps, actor: Actor, input: SetPlan): Promise<Plan> {
  const operator = requireOperator(actor);
  const { db, clock, plans } = deps;
  const { tier, monthlyFee, includedCredit, models, knowledgeBytes, ...limits } = input;

  const plan = await db.prisma.$transaction(async (tx) => {
    await lockPlans(tx);
    const last = await tx.planVersion.findFirst({ where: { tier }, orderBy: { number: "desc" } });
    const afterLast = (last?.validFrom.getTime() ?? 0) + 1;
    const from = new Date(Math.max(clock.now().getTime(), afterLast));
    await tx.planVersion.updateMany({ where: { tier, validUntil: null }, data: { validUntil: from } });

    const row = await tx.planVersion.create({
      data: {
        ...limits,
        id: uuidv7(),
        tier,
        number: (last?.number ?? 0) + 1,
        monthlyFeeMicro: parseMicro(monthlyFee),
        includedCreditMicro: parseMicro(includedCredit),
        knowledgeBytes: BigInt(knowledgeBytes),
        validFrom: from,
      },
    });
    await offerModels(tx, tier, models);
    await recordDeed(tx, operator, {
      action: "plan_set",
      detail: { tier, version: row.number, monthlyFee, includedCredit },
      at: clock.now(),
    });

    return presentPlan(row, (await offeredModels(tx)).get(tier) ?? null);
  });
  plans.forget();

  return plan;
}
