import { type Actor, DomainError, type Payment, parseMicro, type RefundPayment } from "@claw/contract";
import { type Payment as PaymentRow, type Refund, uuidv7 } from "@claw/db";
import { recordDeed } from "../../audit/record-deed.ts";
import { requireBilling } from "../../runtime/require-actor.ts";
import type { PaymentDeps } from "./deps.ts";
import { getVisiblePayment, lockPayment } from "./find-payment.ts";
import { presentPayment } from "./present-payment.ts";
import { payBack } from "./refunds/pay-back.ts";
import { reserveRefund } from "./refunds/reserve-refund.ts";

/**
 * Pays back what was bought and is not used, in part or whole: booked first, then paid back by the provider, then
 * settled; one that the provider refuses gives the money back. Where the provider does not say what it did, the refund
 * stays booked and is tried again in the background. The same refund id again pays back once; with another amount or
 * payment it is a CONFLICT. INSUFFICIENT_BALANCE, CONFLICT for a payment that has no money or is disputed.
 */
export async function refundPayment(deps: PaymentDeps, actor: Actor, input: RefundPayment): Promise<Payment> {
  const keeper = requireBilling(actor);
  const { db, clock, log } = deps;
  const { paymentId, reason, refundId = uuidv7() } = input;
  const amountMicro = parseMicro(input.amount);
  const found = await getVisiblePayment(deps, keeper, paymentId);

  const refund = await db.prisma.$transaction(async (tx) => {
    const payment = await lockPayment(tx, found);
    const before = await tx.refund.findUnique({ where: { id: refundId } });
    if (before) return sameOrConflict(before, paymentId, amountMicro);

    requireRefundable(payment, amountMicro);
    const booked = await reserveRefund(tx, payment, {
      refundId,
      amountMicro,
      reason: reason.trim(),
      requestedById: keeper.userId,
      providerReference: null,
    });
    await recordDeed(tx, keeper, {
      action: "payment_refunded",
      organizationId: payment.organizationId,
      detail: { paymentId, refundId, amount: input.amount, reason: reason.trim() },
      at: clock.now(),
    });

    return booked;
  });

  if (refund.status === "pending") {
    await payBack(deps, refund).catch((error: unknown) =>
      log.error(
        { err: error, paymentId, refundId },
        "a refund is booked and not yet paid back: it is tried again",
      ),
    );
  }

  return presentPayment(await db.prisma.payment.findUniqueOrThrow({ where: { id: paymentId } }), keeper);
}

function sameOrConflict(refund: Refund, paymentId: string, amountMicro: bigint): Refund {
  if (refund.paymentId === paymentId && refund.amountMicro === amountMicro) return refund;

  throw new DomainError("CONFLICT", { message: "This refund id is taken. Try again with another." });
}

function requireRefundable({ status, amountMicro, refundedMicro }: PaymentRow, wanted: bigint): void {
  if (status !== "succeeded" && status !== "partially_refunded") {
    throw new DomainError("CONFLICT", { message: "This payment has no money to pay back." });
  }
  if (wanted > amountMicro - refundedMicro) {
    throw new DomainError("INSUFFICIENT_BALANCE", {
      message: "Less than that is left of what was paid.",
    });
  }
}
