import { type Actor, DomainError, type Payment, type RejectPayment } from "@claw/contract";
import { recordDeed } from "../../audit/record-deed.ts";
import { changeStatus } from "./change-status.ts";
import type { PaymentDeps } from "./deps.ts";
import { lockPayment } from "./find-payment.ts";
import { presentPayment } from "./present-payment.ts";
import { requireTransfer } from "./require-transfer.ts";

/**
 * Somebody who keeps the accounts, and is not the payer, did not find the transfer. It ends what somebody approved
 * before. CONFLICT where none was submitted.
 */
export async function rejectPayment(
  deps: PaymentDeps,
  actor: Actor,
  { paymentId, reason }: RejectPayment,
): Promise<Payment> {
  const { keeper, found } = await requireTransfer(deps, actor, paymentId);
  const { db, clock } = deps;

  const row = await db.prisma.$transaction(async (tx) => {
    const payment = await lockPayment(tx, found);
    if (payment.status !== "submitted") {
      throw new DomainError("CONFLICT", { message: "There is no transfer to reject." });
    }

    await changeStatus(tx, payment, "fail", reason.trim());
    const rejected = await tx.payment.update({
      where: { id: paymentId },
      data: {
        rejectedById: keeper.userId,
        rejectedAt: clock.now(),
        firstApprovedById: null,
        firstApprovedAt: null,
      },
    });
    await recordDeed(tx, keeper, {
      action: "payment_rejected",
      organizationId: payment.organizationId,
      detail: { paymentId, reason: reason.trim() },
      at: clock.now(),
    });

    return rejected;
  });

  return presentPayment(row, keeper);
}
