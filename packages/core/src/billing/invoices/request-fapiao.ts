import { type Actor, DomainError, type Invoice, type RequestFapiao } from "@claw/contract";
import type { BillingDeps } from "../deps.ts";
import { requireKeeper } from "../subscriptions/require-keeper.ts";
import { getOwnInvoice } from "./get-own-invoice.ts";
import { fapiaoStatusAfter } from "./invoice-states.ts";
import { lockInvoice } from "./lock-invoice.ts";
import { presentInvoice } from "./present-invoice.ts";

/** Asks for a 发票 of an invoice that is paid. CONFLICT where one was asked for, unless it was rejected. */
export async function requestFapiao(deps: BillingDeps, actor: Actor, input: RequestFapiao): Promise<Invoice> {
  const { db } = deps;
  const keeper = await requireKeeper(db.prisma, actor);
  const { invoiceId, type, title, email } = input;
  const wanted = {
    type,
    title: title.trim(),
    email,
    taxNumber: input.taxNumber ?? null,
    note: input.note ?? null,
  };

  return db.prisma.$transaction(async (tx) => {
    await getOwnInvoice(tx, keeper, invoiceId);
    const { status, paymentStatus, totalMicro } = await lockInvoice(tx, invoiceId);
    if (status !== "issued" || paymentStatus !== "paid" || totalMicro === 0n) {
      throw new DomainError("CONFLICT", { message: "There is a 发票 for what was paid only." });
    }
    const before = await tx.fapiaoRequest.findUnique({ where: { invoiceId } });
    const asked = {
      ...wanted,
      status: fapiaoStatusAfter(before?.status ?? null, "request"),
      requestedById: keeper.userId,
      settledById: null,
      createdAt: deps.clock.now(),
    };
    const { organizationId } = keeper;
    await tx.fapiaoRequest.upsert({
      where: { invoiceId },
      create: { invoiceId, organizationId, ...asked },
      update: asked,
    });

    return presentInvoice(await getOwnInvoice(tx, keeper, invoiceId));
  });
}
