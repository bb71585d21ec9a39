import { type Actor, DomainError, type Payment, type PaymentRef } from "@claw/contract";
import { recordDeed } from "../../audit/record-deed.ts";
import type { PaymentDeps } from "./deps.ts";
import { lockPayment } from "./find-payment.ts";
import { awaitsSecondApproval } from "./four-eyes.ts";
import { presentPayment } from "./present-payment.ts";
import { requireTransfer } from "./require-transfer.ts";

/**
 * The first of two takes back what they confirmed, while the second has not: the payment waits as if nobody had. CONFLICT
 * where nothing waits for a second, FORBIDDEN for everybody else, who may reject the payment.
 */
export async function withdrawApproval(
  deps: PaymentDeps,
  actor: Actor,
  { paymentId }: PaymentRef,
): Promise<Payment> {
  const { keeper, found } = await requireTransfer(deps, actor, paymentId);
  const { db, clock } = deps;

  const row = await db.prisma.$transaction(async (tx) => {
    const payment = await lockPayment(tx, found);
    if (!awaitsSecondApproval(payment)) {
      throw new DomainError("CONFLICT", {
        message: "No confirmation of this payment waits for a second one.",
      });
    }
    if (payment.firstApprovedById !== keeper.userId) {
      throw new DomainError("FORBIDDEN", {
        message: "Only who confirmed it can take that back. Reject it instead.",
      });
    }

    await recordDeed(tx, keeper, {
      action: "payment_approval_withdrawn",
      organizationId: payment.organizationId,
      detail: { paymentId },
      at: clock.now(),
    });
    return tx.payment.update({
      where: { id: paymentId },
      data: { firstApprovedById: null, firstApprovedAt: null },
    });
  });

  return presentPayment(row, keeper);
}
