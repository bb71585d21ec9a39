import { DomainError, type UserActor } from "@claw/contract";
import type { Payment, Transaction } from "@claw/db";
import { lockWallet } from "../ledger/accounts.ts";
import type { PaymentDeps } from "./deps.ts";
import { keepsAccounts } from "./keeps-accounts.ts";

/** A payment that the person may see: their organization's, or any for who keeps the accounts. NOT_FOUND. */
export async function getVisiblePayment(
  { db }: PaymentDeps,
  reader: UserActor,
  paymentId: string,
): Promise<Payment> {
  const row = await db.prisma.payment.findUnique({ where: { id: paymentId } });
  if (row && (row.organizationId === reader.organizationId || keepsAccounts(reader))) return row;

  throw noPayment();
}

/** A payment of the person's own: NOT_FOUND for another organization's, FORBIDDEN for a colleague's. */
export async function getPayersPayment(
  { db }: PaymentDeps,
  { userId, organizationId }: UserActor,
  paymentId: string,
): Promise<Payment> {
  const row = await db.prisma.payment.findUnique({ where: { id: paymentId, organizationId } });
  if (!row) throw noPayment();
  if (row.userId === userId) return row;

  throw new DomainError("FORBIDDEN", { message: "Only the payer may do that." });
}

/** The payment as it is now, kept from everybody else until the transaction ends; the wallet's lock first. */
export async function lockPayment(
  tx: Transaction,
  { id, organizationId }: Pick<Payment, "id" | "organizationId">,
): Promise<Payment> {
  await lockWallet(tx, organizationId);
  await tx.$queryRaw`SELECT 1 FROM payments WHERE id = ${id}::uuid FOR NO KEY UPDATE`;

  return tx.payment.findUniqueOrThrow({ where: { id, organizationId } });
}

export function noPayment(): DomainError {
  return new DomainError("NOT_FOUND", { message: "There is no such payment." });
}
