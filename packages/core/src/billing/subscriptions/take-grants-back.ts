import type { Invoice, Transaction } from "@claw/db";
import { grantsOf } from "../invoices/stored-invoice.ts";
import { drawLots } from "../ledger/draw-lots.ts";
import { postTransaction } from "../ledger/post-transaction.ts";
import { readSubscription } from "./current-subscription.ts";
import { endSubscription } from "./end-subscription.ts";
import { setTier } from "./set-tier.ts";

/**
 * What an invoice that was paid back had given: an upgrade goes back to the plan before it, a period ends the
 * subscription at once. Where the period is over already nothing changes. What is left of the credit goes; what was
 * spent of it stays spent. The wallet is locked.
 */
export async function takeGrantsBack(tx: Transaction, invoice: Invoice, at: Date): Promise<void> {
  const grants = grantsOf(invoice);
  if (!grants || invoice.subscriptionId === null) return;

  await takeCreditBack(tx, invoice);
  const subscription = await readSubscription(tx, invoice.subscriptionId);
  const { id, organizationId, status, planVersionId, periodStart, periodEnd } = subscription;
  if (status === "canceled" || at >= periodEnd) return;

  if (grants.kind !== "upgrade") {
    if (await wasFollowed(tx, invoice)) return;
    return endSubscription(tx, subscription, "refunded", at);
  }
  const isRunning = grants.periodStart.getTime() === periodStart.getTime();
  if (!isRunning || planVersionId !== grants.planVersionId || grants.fromPlanVersionId === null) return;

  const before = await tx.subscription.update({
    where: { id },
    data: { planVersionId: grants.fromPlanVersionId },
    include: { plan: true },
  });
  await setTier(tx, organizationId, before.plan.tier);
}

/** Whether a later period was paid for. */
async function wasFollowed(tx: Transaction, { id, subscriptionId, paidAt }: Invoice): Promise<boolean> {
  const later = await tx.invoice.count({
    where: {
      id: { not: id },
      subscriptionId,
      paymentStatus: "paid",
      paidAt: { gt: paidAt ?? new Date(0) },
      grants: { path: ["kind"], equals: "renewal" },
    },
  });

  return later > 0;
}

async function takeCreditBack(tx: Transaction, { id: invoiceId, organizationId }: Invoice): Promise<void> {
  await drawLots(tx, organizationId);
  const lots = await tx.creditLot.findMany({
    where: { organizationId, source: "plan", remainingMicro: { gt: 0n }, transaction: { invoiceId } },
  });

  for (const { id, remainingMicro } of lots) {
    await postTransaction(tx, {
      organizationId,
      kind: "expiry",
      key: `${id}:expiry`,
      entries: [
        { account: "wallet", amountMicro: -remainingMicro },
        { account: "promo", amountMicro: remainingMicro },
      ],
      takes: [{ lotId: id, amountMicro: remainingMicro }],
      invoiceId,
    });
  }
}
