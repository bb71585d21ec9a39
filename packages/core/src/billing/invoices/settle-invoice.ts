import type { Transaction } from "@claw/db";
import { applyGrants } from "../subscriptions/apply-grants.ts";
import { takeGrantsBack } from "../subscriptions/take-grants-back.ts";
import { paymentStatusAfter } from "./invoice-states.ts";
import { lockInvoice } from "./lock-invoice.ts";

/**
 * The invoice's money has come: what it grants counts from now on. Once: an invoice that is not open any more is left
 * as it is. Part of the transaction that moves the money; the wallet is locked first.
 * (The tier of its people is felt at most 5 s after the commit.)
 */
export async function markInvoicePaid(
  tx: Transaction,
  { invoiceId, at }: { invoiceId: string; paymentId?: string; at: Date },
): Promise<void> {
  const invoice = await lockInvoice(tx, invoiceId);
  if (invoice.status !== "issued" || invoice.paymentStatus !== "open") return;

  await tx.invoice.update({
    where: { id: invoiceId },
    data: { paymentStatus: paymentStatusAfter(invoice.paymentStatus, "paid"), paidAt: at },
  });
  await applyGrants(tx, invoice, at);
}

/**
 * All of the invoice's money went back: what it granted for the running period ends, with what is left of the credit
 * that came with it. Once, as {@link markInvoicePaid}.
 */
export async function markInvoiceRefunded(
  tx: Transaction,
  { invoiceId, at }: { invoiceId: string; paymentId?: string; at: Date },
): Promise<void> {
  const invoice = await lockInvoice(tx, invoiceId);
  if (invoice.paymentStatus !== "paid") return;

  await tx.invoice.update({
    where: { id: invoiceId },
    data: { paymentStatus: paymentStatusAfter(invoice.paymentStatus, "refunded") },
  });
  await takeGrantsBack(tx, invoice, at);
}
