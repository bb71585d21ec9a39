import { type Actor, DomainError, type Payment, type PaymentRef } from "@claw/contract";
import { recordDeed } from "../../audit/record-deed.ts";
import type { PaymentDeps } from "./deps.ts";
import { lockPayment } from "./find-payment.ts";
import { statusAfter } from "./payment-states.ts";
import { presentPayment } from "./present-payment.ts";
import { requireTransfer } from "./require-transfer.ts";

/**
 * A transfer that was rejected has arrived after all: it waits to be confirmed again, by as many as it needs. By
 * somebody who keeps the accounts and is not the payer. CONFLICT for one that was not rejected.
 */
export async function reopenPayment(
  deps: PaymentDeps,
  actor: Actor,
  { paymentId }: PaymentRef,
): Promise<Payment> {
  const { keeper, found } = await requireTransfer(deps, actor, paymentId);
  const { db, clock } = deps;

  const row = await db.prisma.$transaction(async (tx) => {
    const payment = await lockPayment(tx, found);
    if (payment.status !== "failed" || payment.rejectedById === null) {
      throw new DomainError("CONFLICT", { message: "This payment was not rejected." });
    }

    await recordDeed(tx, keeper, {
      action: "payment_reopened",
      organizationId: payment.organizationId,
      detail: { paymentId, rejectedById: payment.rejectedById },
      at: clock.now(),
    });
    return tx.payment.update({
      where: { id: paymentId },
      data: {
        status: statusAfter(payment.status, "reopen"),
        failureReason: null,
        rejectedById: null,
        rejectedAt: null,
      },
    });
  });

  return presentPayment(row, keeper);
}
