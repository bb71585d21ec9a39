import type { Invoice, Transaction } from "@claw/db";
import { invoiceStatusAfter, paymentStatusAfter } from "./invoice-states.ts";

/** What was not paid and is not wanted any more. Money that still comes for it is credit of the payer. */
export async function voidInvoice(tx: Transaction, { id, status }: Invoice): Promise<void> {
  await tx.invoice.update({ where: { id }, data: { status: invoiceStatusAfter(status, "void") } });
}

/** What was to be paid, and nobody will. */
export async function writeOffInvoice(tx: Transaction, { id, paymentStatus }: Invoice): Promise<void> {
  await tx.invoice.update({
    where: { id },
    data: { paymentStatus: paymentStatusAfter(paymentStatus, "written_off") },
  });
}
