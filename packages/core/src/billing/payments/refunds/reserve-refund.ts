import type { Payment, Refund, Transaction } from "@claw/db";
import { postTransaction } from "../../ledger/post-transaction.ts";
import { takePurchased } from "../../ledger/take-purchased.ts";
import { paidInto } from "../paid-into.ts";
import { statusWithRefunds } from "../payment-states.ts";
import { takeBack } from "../take-back.ts";

export type NewRefund = {
  refundId: string;
  amountMicro: bigint;
  reason: string;
  /** Who asked for it; null where it was begun at the provider, which has the money then: it is booked whatever is left. */
  requestedById: string | null;
  providerReference: string | null;
};

/**
 * Takes the money of a refund out of the accounts before it is paid back, so that it cannot be spent meanwhile.
 * The payment must be locked, and have at least as much that is not paid back.
 * INSUFFICIENT_BALANCE where less is left of what was bought.
 */
export async function reserveRefund(tx: Transaction, payment: Payment, refund: NewRefund): Promise<Refund> {
  const { id: paymentId, organizationId } = payment;
  const { refundId, amountMicro, reason, requestedById, providerReference } = refund;
  const { account, invoiceId } = await paidInto(tx, payment);
  const refundedMicro = payment.refundedMicro + amountMicro;
  const status = statusWithRefunds(payment.status, { refundedMicro, amountMicro: payment.amountMicro });
  const take = requestedById === null ? takeBack : takePurchased;

  const posted = await postTransaction(tx, {
    organizationId,
    kind: "refund",
    key: `${refundId}:refund`,
    entries: [
      { account, amountMicro: -amountMicro },
      { account: "clearing", amountMicro },
    ],
    ...(account === "wallet" && { takes: await take(tx, organizationId, amountMicro, paymentId) }),
    actorId: requestedById,
    reason,
    paymentId,
    invoiceId,
  });
  if (posted === "already") throw new Error(`the refund ${refundId} was booked before`);

  await tx.payment.update({ where: { id: paymentId }, data: { refundedMicro, status } });
  return tx.refund.create({
    data: { id: refundId, organizationId, paymentId, amountMicro, reason, requestedById, providerReference },
  });
}
