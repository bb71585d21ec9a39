import { type Actor, DomainError, type Invoice, type SettleFapiao } from "@claw/contract";
import { recordDeed } from "../../audit/record-deed.ts";
import { requireBilling } from "../../runtime/require-actor.ts";
import type { BillingDeps } from "../deps.ts";
import { getOwnInvoice } from "./get-own-invoice.ts";
import { fapiaoStatusAfter } from "./invoice-states.ts";
import { presentInvoice } from "./present-invoice.ts";

/** The 发票 was sent, or will not be. CONFLICT where none is asked for. */
export async function settleFapiao(deps: BillingDeps, actor: Actor, input: SettleFapiao): Promise<Invoice> {
  const keeper = requireBilling(actor);
  const { db, clock } = deps;
  const { invoiceId, note } = input;

  return db.prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM fapiao_requests WHERE invoice_id = ${invoiceId}::uuid FOR UPDATE`;
    const invoice = await tx.invoice.findUnique({ where: { id: invoiceId }, include: { fapiao: true } });
    if (!invoice) throw new DomainError("NOT_FOUND", { message: "There is no such invoice." });

    const { organizationId, fapiao } = invoice;
    const status = fapiaoStatusAfter(fapiao?.status ?? null, eventOf(input.status));
    await tx.fapiaoRequest.update({
      where: { invoiceId },
      data: { status, settledById: keeper.userId, ...(note !== undefined && { note }) },
    });
    await recordDeed(tx, keeper, {
      action: "fapiao_settled",
      organizationId,
      detail: { invoiceId, status },
      at: clock.now(),
    });

    return presentInvoice(await getOwnInvoice(tx, { organizationId }, invoiceId));
  });
}

function eventOf(status: SettleFapiao["status"]): "issue" | "reject" {
  switch (status) {
    case "issued":
      return "issue";
    case "rejected":
      return "reject";
  }
}
