import type { Transaction } from "@claw/db";
import type { BillingDeps } from "../deps.ts";
import { issueInvoice } from "../invoices/issue-invoice.ts";
import { inForce } from "../plans/plan-book.ts";
import { periodContaining } from "./calendar.ts";
import type { CurrentSubscription } from "./current-subscription.ts";
import { endSubscription } from "./end-subscription.ts";
import { monthLine } from "./invoice-lines.ts";
import { payFromBalance } from "./pay-from-balance.ts";
import { after, paymentTermMs } from "./terms.ts";

/**
 * The invoice of the next period, at the fee that is in force now, or the end where none is to follow. Where whole
 * periods have passed since, because no server ran, it is the one that contains `now`: nobody pays for time in which
 * nothing could be used. A wallet with less than the fee leaves an invoice that is due at once.
 */
export async function renewSubscription(
  deps: Pick<BillingDeps, "seller">,
  tx: Transaction,
  current: CurrentSubscription,
  now: Date,
): Promise<void> {
  const { id, organizationId, payWith, anchorDay, periodEnd, nextTier } = current;
  const plan = await tx.planVersion.findFirst({
    where: { tier: nextTier ?? current.plan.tier, ...inForce(now) },
  });
  if (current.cancelAtPeriodEnd || !plan || plan.tier === "free") {
    await endSubscription(tx, current, "ended", now);
    return;
  }

  const period = periodContaining(periodEnd, anchorDay, now);
  const isAtOnce = payWith === "balance" || plan.monthlyFeeMicro === 0n;
  const invoice = await issueInvoice(deps, tx, {
    organizationId,
    subscriptionId: id,
    lines: [monthLine(plan, period)],
    grants: {
      kind: "renewal",
      planVersionId: plan.id,
      periodStart: period.start,
      periodEnd: period.end,
      creditMicro: plan.includedCreditMicro,
      fromPlanVersionId: null,
    },
    dueAt: isAtOnce ? now : after(now, paymentTermMs),
    at: now,
  });
  await tx.subscription.update({ where: { id }, data: { openInvoiceId: invoice.id } });
  if (isAtOnce) await payFromBalance(tx, invoice, now, null);
}
