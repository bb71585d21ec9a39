import type { Actor, InvoicePage, ListInvoices } from "@claw/contract";
import { decodeCursor } from "../../runtime/cursor.ts";
import { cutPage } from "../../runtime/cut-page.ts";
import { requireBilling } from "../../runtime/require-actor.ts";
import type { BillingDeps } from "../deps.ts";
import { requireKeeper } from "../subscriptions/require-keeper.ts";
import { presentInvoice, shownWithInvoice } from "./present-invoice.ts";

/** Newest first: the organization's to those who keep its accounts, everybody's to those with the billing role. */
export async function listInvoices(
  { db }: BillingDeps,
  actor: Actor,
  { scope, paymentStatus, fapiaoStatus, cursor, limit }: ListInvoices,
): Promise<InvoicePage> {
  const whose = scope === "all" ? everybody(actor) : await own(db, actor);
  const after = cursor ? decodeCursor(cursor) : null;

  const rows = await db.prisma.invoice.findMany({
    where: {
      ...whose,
      ...(paymentStatus && { paymentStatus }),
      ...(fapiaoStatus && { fapiao: { status: fapiaoStatus } }),
      ...(after && {
        OR: [{ issuedAt: { lt: after.at } }, { issuedAt: after.at, id: { lt: after.id } }],
      }),
    },
    include: shownWithInvoice,
    orderBy: [{ issuedAt: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  const { page, nextCursor } = cutPage(rows, limit, ({ issuedAt, id }) => ({ at: issuedAt, id }));

  return { items: page.map(presentInvoice), nextCursor };
}

function everybody(actor: Actor) {
  requireBilling(actor);

  return {};
}

async function own(db: BillingDeps["db"], actor: Actor) {
  const { organizationId } = await requireKeeper(db.prisma, actor);

  return { organizationId };
}
