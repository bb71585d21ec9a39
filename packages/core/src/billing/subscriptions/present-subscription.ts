import type { Subscription } from "@claw/contract";
import type { PlanVersion, Subscription as SubscriptionRow } from "@claw/db";

export function presentSubscription(row: SubscriptionRow & { plan: PlanVersion }): Subscription {
  return {
    id: row.id,
    tier: row.plan.tier,
    planId: row.planVersionId,
    status: row.status,
    anchorDay: row.anchorDay,
    periodStart: row.periodStart.toISOString(),
    periodEnd: row.periodEnd.toISOString(),
    cancelAtPeriodEnd: row.cancelAtPeriodEnd,
    nextTier: row.nextTier,
    graceUntil: row.graceUntil?.toISOString() ?? null,
    openInvoiceId: row.openInvoiceId,
    createdAt: row.createdAt.toISOString(),
  };
}
