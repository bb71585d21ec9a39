import type { Payment, Transaction } from "@claw/db";
import { lockInvoice } from "../invoices/lock-invoice.ts";
import { postTransaction } from "../ledger/post-transaction.ts";
import type { PaymentDeps } from "./deps.ts";
import { statusAfter } from "./payment-states.ts";

/** What happens once for each payment. */
export const paidKey = (paymentId: string): string => `${paymentId}:paid`;

/**
 * The effect of money that has come, once for each payment, in the caller's transaction: credit in the wallet, or the
 * invoice is paid. Money for an invoice that wants none any more becomes credit, so that it is not lost.
 * The payment must be locked ({@link lockPayment}) and one that can be paid.
 * @param confirmedById who saw the money arrive; null where the provider said so
 */
export async function creditPayment(
  deps: Pick<PaymentDeps, "clock" | "invoiceSettlement">,
  tx: Transaction,
  payment: Payment,
  confirmedById: string | null,
): Promise<Payment> {
  const { id, organizationId, amountMicro } = payment;
  const status = statusAfter(payment.status, "paid");
  const at = deps.clock.now();
  const invoiceId = await findUnpaid(tx, payment.invoiceId);
  const facts = { organizationId, key: paidKey(id), actorId: confirmedById, paymentId: id };

  const posted = await postTransaction(
    tx,
    invoiceId === null
      ? {
          ...facts,
          kind: "top_up",
          entries: [
            { account: "clearing", amountMicro: -amountMicro },
            { account: "wallet", amountMicro },
          ],
          credit: { source: "purchased" },
        }
      : {
          ...facts,
          kind: "subscription",
          entries: [
            { account: "clearing", amountMicro: -amountMicro },
            { account: "revenue", amountMicro },
          ],
          invoiceId,
        },
  );
  if (posted === "already") throw new Error(`the payment ${id} was credited and is still ${payment.status}`);

  const row = await tx.payment.update({
    where: { id },
    data: { status, succeededAt: at, confirmedById, failureReason: null },
  });
  if (invoiceId !== null) await deps.invoiceSettlement.markPaid(tx, { invoiceId, paymentId: id, at });

  return row;
}

async function findUnpaid(tx: Transaction, invoiceId: string | null): Promise<string | null> {
  if (invoiceId === null) return null;

  const { status, paymentStatus } = await lockInvoice(tx, invoiceId);
  return status === "issued" && paymentStatus === "open" ? invoiceId : null;
}
