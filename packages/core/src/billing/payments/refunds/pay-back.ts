import type { Refund } from "@claw/db";
import type { PaymentDeps } from "../deps.ts";
import { lockPayment } from "../find-payment.ts";
import { providerOf } from "../provider-of.ts";
import { settleRefund } from "./settle-refund.ts";

/**
 * Has the provider pay a booked refund back, and settles it. Can be repeated: the refund's id is the provider's
 * idempotency key. Throws where the provider does not say what it did: the refund stays booked, and is tried again.
 */
export async function payBack(
  deps: PaymentDeps,
  { id: refundId, paymentId, amountMicro }: Refund,
): Promise<void> {
  const { db } = deps;
  const payment = await db.prisma.payment.findUniqueOrThrow({ where: { id: paymentId } });
  const standing = await providerOf(deps, payment.provider).refund({
    refundId,
    paymentId,
    reference: payment.providerReference,
    amountMicro,
  });

  await db.prisma.$transaction(async (tx) => {
    await settleRefund(deps, tx, await lockPayment(tx, payment), refundId, standing);
  });
  if (standing.status === "failed") {
    deps.log.warn({ paymentId, refundId, reason: standing.reason }, "a refund failed: its money is back");
  }
}
