import { DomainError, type UserActor } from "@claw/contract";
import { type Payment, type Transaction, uuidv7 } from "@claw/db";
import type { choose } from "./provider-of.ts";

export type Wanted = ReturnType<typeof choose> & {
  paymentId: string | undefined;
  amountMicro: bigint;
  /** Null for a top-up. */
  invoiceId: string | null;
  now: Date;
};

/**
 * A row for a payment, or the one that is there for a repeated call. CONFLICT where its id is taken by any other: of
 * other people, another amount, for something else.
 */
export async function newPayment(tx: Transaction, payer: UserActor, wanted: Wanted): Promise<Payment> {
  const { provider, method, amountMicro, invoiceId, now } = wanted;
  const { userId, organizationId } = payer;
  const id = wanted.paymentId ?? uuidv7();

  await tx.payment.createMany({
    data: [
      {
        id,
        organizationId,
        userId,
        provider: provider.name,
        method,
        purpose: invoiceId === null ? "top_up" : "invoice",
        invoiceId,
        amountMicro,
        expiresAt: new Date(now.getTime() + provider.capabilities.lifetimeMs),
        createdAt: now,
      },
    ],
    skipDuplicates: true,
  });

  return sameOrConflict(await tx.payment.findUniqueOrThrow({ where: { id } }), payer, wanted);
}

/** The payment, where it is the one that is wanted. */
export function sameOrConflict(
  row: Payment,
  { userId, organizationId }: UserActor,
  { provider, method, amountMicro, invoiceId }: Wanted,
): Payment {
  const isSame =
    row.userId === userId &&
    row.organizationId === organizationId &&
    row.provider === provider.name &&
    row.method === method &&
    row.amountMicro === amountMicro &&
    row.invoiceId === invoiceId;
  if (isSame) return row;

  throw new DomainError("CONFLICT", { message: "This payment id is taken. Try again with another." });
}
