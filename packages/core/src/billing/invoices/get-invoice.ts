import type { Actor, Invoice, InvoiceRef } from "@claw/contract";
import type { BillingDeps } from "../deps.ts";
import { keepsAccounts } from "../payments/keeps-accounts.ts";
import { requireKeeper } from "../subscriptions/require-keeper.ts";
import { getOwnInvoice, noInvoice } from "./get-own-invoice.ts";
import { presentInvoice, shownWithInvoice } from "./present-invoice.ts";

/** One of the organization whose accounts the caller keeps; any for those who keep the installation's. */
export async function getInvoice(
  { db }: BillingDeps,
  actor: Actor,
  { invoiceId }: InvoiceRef,
): Promise<Invoice> {
  if (actor.kind === "user" && keepsAccounts(actor))
    return presentInvoice(await getAnyInvoice(db, invoiceId));
  const keeper = await requireKeeper(db.prisma, actor);

  return presentInvoice(await getOwnInvoice(db.prisma, keeper, invoiceId));
}

async function getAnyInvoice({ prisma }: BillingDeps["db"], id: string) {
  const row = await prisma.invoice.findUnique({ where: { id }, include: shownWithInvoice });
  if (row) return row;

  throw noInvoice();
}
