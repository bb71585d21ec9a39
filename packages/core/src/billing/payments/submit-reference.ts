import { type Actor, DomainError, type Payment, type SubmitReference } from "@claw/contract";
import type { Transaction } from "@claw/db";
import { lockForTransaction } from "../../runtime/lock-for-transaction.ts";
import { requirePerson } from "../../user/require-person.ts";
import type { PaymentDeps } from "./deps.ts";
import { getPayersPayment, lockPayment } from "./find-payment.ts";
import { canHappen, statusAfter } from "./payment-states.ts";
import { presentPayment } from "./present-payment.ts";
import { providerOf } from "./provider-of.ts";

/**
 * The payer says what is written on the transfer; again to correct it, until somebody has decided. A reference that is
 * on another payment already marks both, for whoever confirms. CONFLICT where nothing is to be transferred.
 */
export async function submitReference(
  deps: PaymentDeps,
  actor: Actor,
  { paymentId, reference: written }: SubmitReference,
): Promise<Payment> {
  const payer = requirePerson(actor);
  const { db, clock } = deps;
  const reference = written.trim();
  const found = await getPayersPayment(deps, payer, paymentId);
  const { capabilities } = providerOf(deps, found.provider);
  if (capabilities.confirmedBy === "provider") throw noTransfer();

  const row = await db.prisma.$transaction(async (tx) => {
    // Those who write the same wait for one another, so that one of them sees the other. Before any row: who waits here
    // holds nothing that the one inside may need.
    await lockForTransaction(tx, `payment-reference:${reference}`);
    const { id, status } = await lockPayment(tx, found);
    if (!canHappen(status, "submit")) throw noTransfer();

    const isReferenceReused = await markReused(tx, id, reference);
    return tx.payment.update({
      where: { id },
      data: {
        status: statusAfter(status, "submit"),
        reference,
        isReferenceReused,
        submittedAt: clock.now(),
        // Who approved has seen another reference.
        firstApprovedById: null,
        firstApprovedAt: null,
      },
    });
  });

  return presentPayment(row, payer);
}

async function markReused(tx: Transaction, id: string, reference: string): Promise<boolean> {
  const { count } = await tx.payment.updateMany({
    where: { reference, id: { not: id } },
    data: { isReferenceReused: true },
  });

  return count > 0;
}

function noTransfer(): DomainError {
  return new DomainError("CONFLICT", { message: "This payment does not wait for a transfer." });
}
