import { DomainError, type UserActor } from "@claw/contract";
import type { Payment, Transaction } from "@claw/db";
import { recordDeed } from "../../audit/record-deed.ts";
import type { PaymentDeps } from "./deps.ts";

/** One has confirmed it, and another one has to. */
export function awaitsSecondApproval({ firstApprovedById, confirmedById, succeededAt }: Payment): boolean {
  return firstApprovedById !== null && confirmedById === null && succeededAt === null;
}

/** Whether it is above what one person may confirm, and nobody has yet. What was begun with two is ended with two. */
export function needsFirstApproval(
  { firstApprovedById, amountMicro }: Payment,
  limitMicro: bigint | null,
): boolean {
  return firstApprovedById === null && limitMicro !== null && amountMicro > limitMicro;
}

/** FORBIDDEN for the one who confirmed first: nobody is two people. */
export function requireAnother({ firstApprovedById }: Payment, { userId }: UserActor): void {
  if (firstApprovedById !== userId) return;

  throw new DomainError("FORBIDDEN", { message: "Somebody else has to confirm this payment as well." });
}

/** The first of two has seen the transfer arrive: no money moves yet. The payment must be locked. */
export async function approveFirst(
  { clock }: Pick<PaymentDeps, "clock">,
  tx: Transaction,
  { id: paymentId, organizationId, isReferenceReused }: Payment,
  keeper: UserActor,
): Promise<Payment> {
  const at = clock.now();
  await recordDeed(tx, keeper, {
    action: "payment_approved",
    organizationId,
    detail: { paymentId, isReferenceReused },
    at,
  });

  return tx.payment.update({
    where: { id: paymentId },
    data: { firstApprovedById: keeper.userId, firstApprovedAt: at },
  });
}
