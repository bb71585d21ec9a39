import type { PayWith } from "@claw/contract";
import type { PlanVersion, Transaction } from "@claw/db";
import type { BillingDeps } from "../deps.ts";
import { issueInvoice } from "../invoices/issue-invoice.ts";
import type { CurrentSubscription } from "./current-subscription.ts";
import { upgradeLines } from "./invoice-lines.ts";
import { payFromBalance } from "./pay-from-balance.ts";
import { prorate, unusedPart } from "./prorate.ts";
import { insufficientBalance } from "./start-subscription.ts";
import { after, paymentTermMs } from "./terms.ts";

export type Upgrade = { plan: PlanVersion; payWith: PayWith; now: Date; actorId: string };

/**
 * A dearer plan for the rest of the period: its part of the new fee less its part of the old one, and in the same
 * measure the credit that comes with it, so that changing to and fro earns nothing. INSUFFICIENT_BALANCE.
 */
export async function upgradeSubscription(
  deps: Pick<BillingDeps, "seller">,
  tx: Transaction,
  current: CurrentSubscription,
  { plan, payWith, now, actorId }: Upgrade,
): Promise<void> {
  const { id, organizationId, plan: from, periodStart, periodEnd } = current;
  const period = { start: periodStart, end: periodEnd };
  const rest = { start: now, end: periodEnd };
  const proration = prorate(from.monthlyFeeMicro, plan.monthlyFeeMicro, period, now);
  const isAtOnce = payWith === "balance" || proration.dueMicro === 0n;
  const term = after(now, paymentTermMs);

  const invoice = await issueInvoice(deps, tx, {
    organizationId,
    subscriptionId: id,
    lines: upgradeLines(from, plan, rest, proration),
    grants: {
      kind: "upgrade",
      planVersionId: plan.id,
      periodStart,
      periodEnd,
      creditMicro: moreCredit(from, plan, period, now),
      fromPlanVersionId: from.id,
    },
    dueAt: isAtOnce ? null : earlier(term, periodEnd),
    at: now,
  });
  await tx.subscription.update({ where: { id }, data: { openInvoiceId: invoice.id, payWith } });
  if (isAtOnce && !(await payFromBalance(tx, invoice, now, actorId))) throw insufficientBalance();
}

function moreCredit(
  from: PlanVersion,
  to: PlanVersion,
  period: { start: Date; end: Date },
  now: Date,
): bigint {
  const more = to.includedCreditMicro - from.includedCreditMicro;

  return more > 0n ? unusedPart(more, period, now) : 0n;
}

function earlier(one: Date, other: Date): Date {
  return one < other ? one : other;
}
