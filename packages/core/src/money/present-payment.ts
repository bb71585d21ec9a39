import type { MoneyPayment, UserActor } from "@claw/contract";
import type { Payment } from "@claw/db";
import { presentPayment } from "../billing/payments/present-payment.ts";
import { type Participants, participantOrNull } from "./participants.ts";

/** @param limitMicro what one person may confirm; null for everything */
export function presentMoneyPayment(
  row: Payment,
  reader: UserActor,
  participants: Participants,
  limitMicro: bigint | null,
): MoneyPayment {
  const { payUrl: _, userId, ...payment } = presentPayment(row, reader);

  return {
    ...payment,
    organizationId: row.organizationId,
    payer: participants(userId),
    providerReference: row.providerReference,
    submittedAt: row.submittedAt?.toISOString() ?? null,
    succeededAt: row.succeededAt?.toISOString() ?? null,
    firstApprovedBy: participantOrNull(participants, row.firstApprovedById),
    firstApprovedAt: row.firstApprovedAt?.toISOString() ?? null,
    confirmedBy: participantOrNull(participants, row.confirmedById),
    rejectedBy: participantOrNull(participants, row.rejectedById),
    rejectedAt: row.rejectedAt?.toISOString() ?? null,
    needsTwo: row.firstApprovedById !== null || (limitMicro !== null && row.amountMicro > limitMicro),
  };
}
