import type { Actor, Invoice, InvoiceRef } from "@claw/contract";
import type { BillingDeps } from "../deps.ts";
import { requireKeeper } from "../subscriptions/require-keeper.ts";
import { getOwnInvoice } from "./get-own-invoice.ts";
import { presentInvoice } from "./present-invoice.ts";

export async function getInvoice(
  { db }: BillingDeps,
  actor: Actor,
  { invoiceId }: InvoiceRef,
): Promise<Invoice> {
  const keeper = await requireKeeper(db.prisma, actor);

  return presentInvoice(await getOwnInvoice(db.prisma, keeper, invoiceId));
}
