import type { Payment, Refund, Transaction } from "@claw/db";
import { postTransaction } from "../../ledger/post-transaction.ts";
import type { PaymentDeps } from "../deps.ts";
import { paidInto } from "../paid-into.ts";
import { statusAfter, statusWithRefunds } from "../payment-states.ts";
import type { RefundStanding } from "../ports.ts";

type SettleDeps = Pick<PaymentDeps, "clock" | "invoiceSettlement">;

/**
 * Makes of a booked refund what its provider says of it. One that failed gives the money back, also after it had
 * succeeded: banks send money back. What failed stays failed. The payment must be locked.
 * @returns whether anything changed
 */
export async function settleRefund(
  deps: SettleDeps,
  tx: Transaction,
  payment: Payment,
  refundId: string,
  { status, reference, reason }: RefundStanding,
): Promise<boolean> {
  const refund = await tx.refund.findUniqueOrThrow({ where: { id: refundId, paymentId: payment.id } });
  if (refund.providerReference === null && reference !== null) {
    await tx.refund.update({ where: { id: refundId }, data: { providerReference: reference } });
  }
  if (refund.status === status || refund.status === "failed" || status === "pending") return false;

  await tx.refund.update({
    where: { id: refundId },
    data: { status, failureReason: reason?.slice(0, 500) ?? null },
  });
  await (status === "failed" ? giveBack(tx, payment, refund) : tellInvoice(deps, tx, payment));

  return true;
}

async function giveBack(tx: Transaction, payment: Payment, { id, amountMicro }: Refund): Promise<void> {
  const { organizationId } = payment;
  const { account, invoiceId } = await paidInto(tx, payment);

  await postTransaction(tx, {
    organizationId,
    kind: "refund",
    key: `${id}:refund_failed`,
    entries: [
      { account: "clearing", amountMicro: -amountMicro },
      { account, amountMicro },
    ],
    ...(account === "wallet" && { credit: { source: "purchased" } }),
    reason: "The refund failed.",
    paymentId: payment.id,
    invoiceId,
  });

  const refundedMicro = payment.refundedMicro - amountMicro;
  const beginning = statusAfter(payment.status, "refund_failed");
  await tx.payment.update({
    where: { id: payment.id },
    data: {
      refundedMicro,
      status: statusWithRefunds(beginning, { refundedMicro, amountMicro: payment.amountMicro }),
    },
  });
}

/** An invoice counts as refunded when all of it has arrived with the payer. */
async function tellInvoice(deps: SettleDeps, tx: Transaction, payment: Payment): Promise<void> {
  const { invoiceId } = await paidInto(tx, payment);
  if (invoiceId === null || payment.refundedMicro !== payment.amountMicro) return;

  const onTheWay = await tx.refund.count({ where: { paymentId: payment.id, status: "pending" } });
  if (onTheWay > 0) return;

  await deps.invoiceSettlement.markRefunded(tx, { invoiceId, paymentId: payment.id, at: deps.clock.now() });
}
