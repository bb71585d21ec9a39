import { DomainError } from "@claw/contract";
import type { Adjustment, Transaction } from "@claw/db";
import { lockWallet } from "../ledger/accounts.ts";

/** An adjustment that waits, kept from everybody else until the transaction ends. NOT_FOUND, CONFLICT for a decided one. */
export async function lockPending(tx: Transaction, id: string): Promise<Adjustment> {
  const found = await tx.adjustment.findUnique({ where: { id }, select: { organizationId: true } });
  if (!found) throw new DomainError("NOT_FOUND", { message: "There is no such adjustment." });

  await lockWallet(tx, found.organizationId);
  const row = await tx.adjustment.findUniqueOrThrow({ where: { id } });
  if (row.status === "pending") return row;

  throw new DomainError("CONFLICT", { message: `This adjustment was ${row.status} in the meantime.` });
}
