import type { Invoice, Transaction } from "@claw/db";
import { lockWallet } from "../ledger/accounts.ts";

/** An invoice as it is now, and stays until the transaction ends. Locks the wallet of its organization first. */
export async function lockInvoice(tx: Transaction, invoiceId: string): Promise<Invoice> {
  const { organizationId } = await tx.invoice.findUniqueOrThrow({
    where: { id: invoiceId },
    select: { organizationId: true },
  });
  await lockWallet(tx, organizationId);
  await tx.$queryRaw`SELECT id FROM invoices WHERE id = ${invoiceId}::uuid FOR NO KEY UPDATE`;

  return tx.invoice.findUniqueOrThrow({ where: { id: invoiceId } });
}
