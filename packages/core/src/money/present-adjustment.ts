import { type Adjustment, formatMicro } from "@claw/contract";
import type { Adjustment as AdjustmentRow, Transaction } from "@claw/db";
import { participantOrNull, readParticipants } from "./participants.ts";

/** With who asked, who decided and whom it is for. */
export async function presentAdjustments(
  tx: Transaction,
  rows: readonly AdjustmentRow[],
): Promise<Adjustment[]> {
  const participants = await readParticipants(
    tx,
    rows.flatMap(({ userId, requestedById, decidedById }) => [userId, requestedById, decidedById]),
  );

  return rows.map((row) => ({
    id: row.id,
    organizationId: row.organizationId,
    person: participants(row.userId),
    amount: formatMicro(row.amountMicro),
    source: row.source,
    reason: row.reason,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    status: row.status,
    needsApproval: row.needsApproval,
    requestedBy: participants(row.requestedById),
    decidedBy: participantOrNull(participants, row.decidedById),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    decisionNote: row.decisionNote,
    transactionId: row.transactionId,
    createdAt: row.createdAt.toISOString(),
  }));
}

export async function presentAdjustment(tx: Transaction, row: AdjustmentRow): Promise<Adjustment> {
  const [shown] = await presentAdjustments(tx, [row]);
  if (!shown) throw new Error("one row is presented as one");

  return shown;
}
