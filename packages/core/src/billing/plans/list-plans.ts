import { type Actor, type Plan, SubscriptionTier } from "@claw/contract";
import { requireMember } from "../../runtime/require-actor.ts";
import type { BillingDeps } from "../deps.ts";
import { offeredModels } from "./offered-models.ts";
import { inForce } from "./plan-book.ts";
import { presentPlan } from "./present-plan.ts";

/** The plans in force, the smallest fee first; one for each tier. */
export async function listPlans({ db, clock }: BillingDeps, actor: Actor): Promise<Plan[]> {
  requireMember(actor);
  const [rows, offered] = await Promise.all([
    db.prisma.planVersion.findMany({ where: inForce(clock.now()) }),
    offeredModels(db.prisma),
  ]);
  const order = SubscriptionTier.options;

  return rows
    .sort(
      (one, other) =>
        Number(one.monthlyFeeMicro - other.monthlyFeeMicro) ||
        order.indexOf(one.tier) - order.indexOf(other.tier),
    )
    .map((row) => presentPlan(row, offered.get(row.tier) ?? null));
}
