import { type Actor, DomainError, type Payment, type PaymentRef } from "@claw/contract";
import { recordDeed } from "../../audit/record-deed.ts";
import { creditPayment } from "./credit-payment.ts";
import type { PaymentDeps } from "./deps.ts";
import { lockPayment } from "./find-payment.ts";
import { approveFirst, needsFirstApproval, requireAnother } from "./four-eyes.ts";
import { canHappen } from "./payment-states.ts";
import { presentPayment } from "./present-payment.ts";
import { requireTransfer } from "./require-transfer.ts";

/**
 * Somebody who keeps the accounts, and is not the payer, has seen the transfer arrive. Also one that was taken back or
 * ran out in the meantime: the money is there. Above the limit the first who says so is written down, and the second,
 * another one (FORBIDDEN), credits it. Once: for one that was confirmed nothing happens. CONFLICT without a reference,
 * for one that went on since, and for one that was rejected: it is reopened first.
 */
export async function confirmPayment(
  deps: PaymentDeps,
  actor: Actor,
  { paymentId }: PaymentRef,
): Promise<Payment> {
  const { keeper, found } = await requireTransfer(deps, actor, paymentId);
  const { db, clock } = deps;

  const row = await db.prisma.$transaction(async (tx) => {
    const payment = await lockPayment(tx, found);
    if (payment.status === "succeeded") return payment;
    if (payment.reference === null || !canHappen(payment.status, "paid")) {
      throw new DomainError("CONFLICT", { message: "There is no transfer to confirm." });
    }
    if (payment.rejectedById !== null) {
      throw new DomainError("CONFLICT", { message: "This payment was rejected. Reopen it first." });
    }
    if (needsFirstApproval(payment, deps.approvalLimitMicro()))
      return approveFirst(deps, tx, payment, keeper);
    requireAnother(payment, keeper);

    const credited = await creditPayment(deps, tx, payment, keeper.userId);
    await recordDeed(tx, keeper, {
      action: "payment_confirmed",
      organizationId: payment.organizationId,
      detail: {
        paymentId,
        was: payment.status,
        isReferenceReused: payment.isReferenceReused,
        ...(payment.firstApprovedById !== null && { firstApprovedById: payment.firstApprovedById }),
      },
      at: clock.now(),
    });

    return credited;
  });

  return presentPayment(row, keeper);
}
