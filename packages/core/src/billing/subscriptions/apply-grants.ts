import type { Invoice, Transaction } from "@claw/db";
import { type Grants, grantsOf } from "../invoices/stored-invoice.ts";
import { dayInChina, periodContaining, periodEndAfter } from "./calendar.ts";
import { type CurrentSubscription, readSubscription } from "./current-subscription.ts";
import { grantPlanCredit } from "./grant-plan-credit.ts";
import type { Span } from "./prorate.ts";
import { setTier } from "./set-tier.ts";
import { statusAfter } from "./subscription-states.ts";

/**
 * What a paid invoice gives its subscription: a period, a plan, the credit that comes with it, the tier of its people.
 * The wallet is locked. Called once for each invoice, when it becomes paid.
 */
export async function applyGrants(tx: Transaction, invoice: Invoice, at: Date): Promise<void> {
  const grants = grantsOf(invoice);
  if (!grants || invoice.subscriptionId === null) return;

  const subscription = await readSubscription(tx, invoice.subscriptionId);
  const { start, end, anchorDay } = periodOf(grants, subscription, at);
  const { id, organizationId, status } = subscription;
  const changed = await tx.subscription.update({
    where: { id },
    data: {
      status: statusAfter(status, "paid"),
      planVersionId: grants.planVersionId,
      anchorDay,
      periodStart: start,
      periodEnd: end,
      graceUntil: null,
      openInvoiceId: null,
      cancelAtPeriodEnd: false,
      nextTier: null,
    },
    include: { plan: true },
  });
  await grantPlanCredit(tx, {
    organizationId,
    amountMicro: grants.creditMicro,
    key: creditKey(grants, invoice, id, start),
    expiresAt: end,
    invoiceId: invoice.id,
  });
  await setTier(tx, organizationId, changed.plan.tier);
}

/** Who pays late does not pay for time that is over: then it is the period that contains the payment. */
function periodOf(grants: Grants, subscription: CurrentSubscription, at: Date): Span & { anchorDay: number } {
  const { anchorDay, periodStart: start, periodEnd: end } = subscription;

  switch (grants.kind) {
    case "start": {
      const { day } = dayInChina(at);
      return { start: at, end: periodEndAfter(at, day), anchorDay: day };
    }
    case "renewal":
      return { ...periodContaining(grants.periodStart, anchorDay, at), anchorDay };
    case "upgrade":
      return { start, end, anchorDay };
  }
}

/** A period brings its credit once, whatever invoice it is paid by; an upgrade within it brings the difference. */
function creditKey(
  { kind }: Grants,
  { id: invoiceId }: Invoice,
  subscriptionId: string,
  start: Date,
): string {
  if (kind === "upgrade") return `${invoiceId}:plan_credit`;

  return `${subscriptionId}:${start.toISOString()}:plan_credit`;
}
