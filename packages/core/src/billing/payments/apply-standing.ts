import type { Payment } from "@claw/db";
import { applyPaid, type Outcome } from "./apply-paid.ts";
import { changeStatus } from "./change-status.ts";
import type { PaymentDeps } from "./deps.ts";
import { lockPayment } from "./find-payment.ts";
import { canHappen } from "./payment-states.ts";
import type { Standing } from "./ports.ts";
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
    const locked = await lockPayment(tx, payment);
    let result: Outcome = "applied";

    switch (standing.state) {
      case "paid":
        result = await applyPaid(deps, tx, locked, standing);
        break;
      case "failed":
        if (canHappen(locked.status, "fail")) await changeStatus(tx, locked, "fail", standing.reason);
        break;
      case "closed":
        if (canHappen(locked.status, closedAs)) await changeStatus(tx, locked, closedAs);
        break;
    }

    return { row: await tx.payment.findUniqueOrThrow({ where: { id: payment.id } }), outcome: result };
  });
  tellOutcome(deps.log, outcome, { paymentId: payment.id, asked: true });

  return row;
}
