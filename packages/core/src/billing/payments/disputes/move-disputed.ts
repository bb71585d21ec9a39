import { type Dispute, type Payment, type Transaction, uuidv7 } from "@claw/db";
import { postTransaction } from "../../ledger/post-transaction.ts";
import { paidInto } from "../paid-into.ts";
import { statusAfter } from "../payment-states.ts";
import type { DisputeNews } from "../ports.ts";
import { takeBack } from "../take-back.ts";

/** The bank has taken the money: out of the wallet, which may owe it then, or out of what was earned by an invoice. */
export async function openDispute(
  tx: Transaction,
  payment: Payment,
  { reference, amountMicro, reason }: DisputeNews,
): Promise<Dispute> {
  const { id: paymentId, organizationId } = payment;
  const id = uuidv7();
  const { account, invoiceId } = await paidInto(tx, payment);

  await postTransaction(tx, {
    organizationId,
    kind: "dispute",
    key: `${id}:dispute`,
    entries: [
      { account, amountMicro: -amountMicro },
      { account: "clearing", amountMicro },
    ],
    ...(account === "wallet" && { takes: await takeBack(tx, organizationId, amountMicro, paymentId) }),
    reason,
    paymentId,
    invoiceId,
  });
  await tx.payment.update({
    where: { id: paymentId },
    data: { status: statusAfter(payment.status, "dispute") },
  });

  return tx.dispute.create({
    data: { id, organizationId, paymentId, amountMicro, providerReference: reference, reason },
  });
}

/** The bank has given it back. */
export async function bringBack(
  tx: Transaction,
  payment: Payment,
  { id, amountMicro }: Dispute,
): Promise<void> {
  const { account, invoiceId } = await paidInto(tx, payment);

  await postTransaction(tx, {
    organizationId: payment.organizationId,
    kind: "dispute_won",
    key: `${id}:dispute_won`,
    entries: [
      { account: "clearing", amountMicro: -amountMicro },
      { account, amountMicro },
    ],
    ...(account === "wallet" && { credit: { source: "purchased" } }),
    paymentId: payment.id,
    invoiceId,
  });
}
