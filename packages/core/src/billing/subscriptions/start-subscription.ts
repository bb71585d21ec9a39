import { DomainError, type PayWith, type UserActor } from "@claw/contract";
import { type PlanVersion, type Transaction, uuidv7 } from "@claw/db";
import type { BillingDeps } from "../deps.ts";
import { issueInvoice } from "../invoices/issue-invoice.ts";
import { dayInChina, periodEndAfter } from "./calendar.ts";
import { monthLine } from "./invoice-lines.ts";
import { payFromBalance } from "./pay-from-balance.ts";
import { after, paymentTermMs } from "./terms.ts";

/**
 * The first invoice of a new subscription: charged at once, or waited for. The first period begins with the payment.
 * INSUFFICIENT_BALANCE.
 */
export async function startSubscription(
  deps: Pick<BillingDeps, "seller">,
  tx: Transaction,
  { organizationId, userId }: Pick<UserActor, "organizationId" | "userId">,
  { plan, payWith, now }: { plan: PlanVersion; payWith: PayWith; now: Date },
): Promise<string> {
  const { day } = dayInChina(now);
  const period = { start: now, end: periodEndAfter(now, day) };
  const isAtOnce = payWith === "balance" || plan.monthlyFeeMicro === 0n;
  const { id } = await tx.subscription.create({
    data: {
      id: uuidv7(),
      organizationId,
      planVersionId: plan.id,
      status: "incomplete",
      payWith,
      anchorDay: day,
      periodStart: period.start,
      periodEnd: period.end,
      createdAt: now,
    },
  });
  const invoice = await issueInvoice(deps, tx, {
    organizationId,
    subscriptionId: id,
    lines: [monthLine(plan, isAtOnce ? period : null)],
    grants: {
      kind: "start",
      planVersionId: plan.id,
      periodStart: period.start,
      periodEnd: period.end,
      creditMicro: plan.includedCreditMicro,
      fromPlanVersionId: null,
    },
    dueAt: isAtOnce ? null : after(now, paymentTermMs),
    at: now,
  });
  await tx.subscription.update({ where: { id }, data: { openInvoiceId: invoice.id } });
  if (isAtOnce && !(await payFromBalance(tx, invoice, now, userId))) throw insufficientBalance();

  return id;
}

export function insufficientBalance(): DomainError {
  return new DomainError("INSUFFICIENT_BALANCE", { message: "The balance is less than the fee." });
}
