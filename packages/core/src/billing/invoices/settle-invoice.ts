import type { Transaction } from "@claw/db";

type Facts = { invoiceId: string; paymentId: string; at: Date };

/** The invoice's money has come. */
export async function markInvoicePaid(tx: Transaction, { invoiceId, at }: Facts): Promise<void> {
  await tx.invoice.update({ where: { id: invoiceId }, data: { paymentStatus: "paid", paidAt: at } });
}

/** The invoice's money went back to the payer. */
export async function markInvoiceRefunded(tx: Transaction, { invoiceId }: Facts): Promise<void> {
  await tx.invoice.update({ where: { id: invoiceId }, data: { paymentStatus: "refunded" } });
}
