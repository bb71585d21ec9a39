import { type Actor, formatMicro, type Subscribe, type SubscriptionPreview } from "@claw/contract";
import type { BillingDeps } from "../deps.ts";
import { getPlan } from "../plans/get-plan.ts";
import { dayInChina, periodEndAfter } from "./calendar.ts";
import { findCurrent } from "./current-subscription.ts";
import { judgeChange } from "./judge-change.ts";
import { prorate } from "./prorate.ts";
import { requireKeeper } from "./require-keeper.ts";

/** What subscribing would cost at this instant. NOT_FOUND for a tier without a plan. */
export async function previewSubscription(
  { db, clock }: BillingDeps,
  actor: Actor,
  { tier }: Subscribe,
): Promise<SubscriptionPreview> {
  const { organizationId } = await requireKeeper(db.prisma, actor);
  const now = clock.now();
  const plan = await getPlan(db.prisma, tier, now);
  const found = await findCurrent(db.prisma, organizationId);
  const current = found?.status === "incomplete" ? null : found;
  const monthlyFee = formatMicro(plan.monthlyFeeMicro);
  const nothing = formatMicro(0n);

  if (!current) {
    const periodEnd = periodEndAfter(now, dayInChina(now).day).toISOString();
    return { tier, takesEffect: "now", dueNow: monthlyFee, credit: nothing, monthlyFee, periodEnd };
  }
  const { plan: from, periodStart, periodEnd } = current;
  const end = periodEnd.toISOString();
  if (judgeChange(from, plan) !== "now") {
    return { tier, takesEffect: "periodEnd", dueNow: nothing, credit: nothing, monthlyFee, periodEnd: end };
  }

  const period = { start: periodStart, end: periodEnd };
  const { dueMicro, creditMicro } = prorate(from.monthlyFeeMicro, plan.monthlyFeeMicro, period, now);
  const [dueNow, credit] = [formatMicro(dueMicro), formatMicro(creditMicro)];
  return { tier, takesEffect: "now", dueNow, credit, monthlyFee, periodEnd: end };
}
