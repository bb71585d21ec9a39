import { type Actor, type Plan, SubscriptionTier } from "@claw/contract";
import { requireMember } from "../../runtime/require-actor.ts";
import type { BillingDeps } from "../deps.ts";
import { inForce } from "./plan-book.ts";
import { presentPlan } from "./present-plan.ts";

/** The plans in force, the smallest fee first; one for each tier. */
export async function listPlans({ db, clock }: BillingDeps, actor: Actor): Promise<Plan[]> {
  requireMember(actor);
  const rows = await db.prisma.planVersion.findMany({ where: inForce(clock.now()) });
  const order = SubscriptionTier.options;

  return rows
    .sort(
      (one, other) =>
        Number(one.monthlyFeeMicro - other.monthlyFeeMicro) ||
        order.indexOf(one.tier) - order.indexOf(other.tier),
    )
    .map(presentPlan);
}
