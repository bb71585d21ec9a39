import type { Payment, Transaction } from "@claw/db";
import { applyPaid, type Outcome } from "./apply-paid.ts";
import { changeStatus } from "./change-status.ts";
import type { PaymentDeps } from "./deps.ts";
import { lockPayment } from "./find-payment.ts";
import { canHappen } from "./payment-states.ts";
import type { PaidAmount, Standing } from "./ports.ts";
import { tellOutcome } from "./tell-outcome.ts";

/**
 * Makes of a payment what its provider says of it, whoever asked.
 * @param closedAs what it means here that it can no longer be paid
 * @param payment as it was when the provider was asked
 * @returns the payment as it is now
 */
export async function applyStanding(
  deps: PaymentDeps,
  payment: Payment,
  standing: Standing,
  closedAs: "cancel" | "expire",
): Promise<Payment> {
  if (standing.state === "open" || standing.state === "processing") return payment;

  const { row, outcome } = await deps.db.prisma.$transaction(async (tx) => {
    const result = await applyIn(deps, tx, await lockPayment(tx, payment), standing, closedAs);

    return { row: await tx.payment.findUniqueOrThrow({ where: { id: payment.id } }), outcome: result };
  });
  tellOutcome(deps.log, outcome, { paymentId: payment.id, asked: true });

  return row;
}

/** What is paid with another amount than ours ends, so that it is not asked for without end; the right one still counts. */
async function applyAskedPaid(
  deps: PaymentDeps,
  tx: Transaction,
  payment: Payment,
  paid: PaidAmount,
): Promise<Outcome> {
  const outcome = await applyPaid(deps, tx, payment, paid);
  const differs = outcome === "amount_differs" || outcome === "currency_differs";
  if (differs && canHappen(payment.status, "fail")) await changeStatus(tx, payment, "fail", outcome);

  return outcome;
}

async function applyIn(
  deps: PaymentDeps,
  tx: Transaction,
  payment: Payment,
  standing: Standing,
  closedAs: "cancel" | "expire",
): Promise<Outcome> {
  switch (standing.state) {
    case "paid":
      return applyAskedPaid(deps, tx, payment, standing);
    case "failed":
      if (!canHappen(payment.status, "fail")) return "stale";
      await changeStatus(tx, payment, "fail", standing.reason);
      return "applied";
    case "closed":
      if (!canHappen(payment.status, closedAs)) return "stale";
      await changeStatus(tx, payment, closedAs);
      return "applied";
    case "open":
    case "processing":
      return "already";
  }
}
