import type { Payment, Transaction } from "@claw/db";
import { paidKey } from "./credit-payment.ts";

/** Where a payment's money went, and from where it goes back. */
export type PaidInto = { account: "wallet"; invoiceId: null } | { account: "revenue"; invoiceId: string };

/** The ledger knows: money for an invoice that was paid twice went into the wallet. */
export async function paidInto(tx: Transaction, { id }: Payment): Promise<PaidInto> {
  const { kind, invoiceId } = await tx.ledgerTransaction.findUniqueOrThrow({
    where: { idempotencyKey: paidKey(id) },
  });
  if (kind === "subscription" && invoiceId !== null) return { account: "revenue", invoiceId };

  return { account: "wallet", invoiceId: null };
}
