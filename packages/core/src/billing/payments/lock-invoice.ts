import type { Invoice, Transaction } from "@claw/db";

/** The invoice as it is now, kept from everybody else until the transaction ends. The wallet is locked before. */
export async function lockInvoice(tx: Transaction, invoiceId: string): Promise<Invoice> {
  await tx.$queryRaw`SELECT 1 FROM invoices WHERE id = ${invoiceId}::uuid FOR NO KEY UPDATE`;

  return tx.invoice.findUniqueOrThrow({ where: { id: invoiceId } });
}
