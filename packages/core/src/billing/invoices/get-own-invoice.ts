import { DomainError, type UserActor } from "@claw/contract";
import type { Transaction } from "@claw/db";
import { shownWithInvoice } from "./present-invoice.ts";

/** An invoice of the caller's organization. NOT_FOUND for another's. */
export async function getOwnInvoice(
  tx: Transaction,
  { organizationId }: Pick<UserActor, "organizationId">,
  invoiceId: string,
) {
  const row = await tx.invoice.findUnique({
    where: { id: invoiceId, organizationId },
    include: shownWithInvoice,
  });
  if (row) return row;

  throw noInvoice();
}

export function noInvoice(): DomainError {
  return new DomainError("NOT_FOUND", { message: "There is no such invoice." });
}
