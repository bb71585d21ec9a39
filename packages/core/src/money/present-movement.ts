import { formatMicro, type LedgerMovement } from "@claw/contract";
import type { MovementRow } from "./movement-rows.ts";
import { type Participants, participantOrNull } from "./participants.ts";

export function presentMovement(row: MovementRow, participants: Participants): LedgerMovement {
  return {
    id: row.id,
    kind: row.kind,
    organizationId: row.organization_id,
    organization: row.organization,
    owner: participantOrNull(participants, row.owner_id),
    amount: row.amount === null ? null : formatMicro(row.amount),
    size: formatMicro(row.size),
    balance: row.balance === null ? null : formatMicro(row.balance),
    reason: row.reason,
    callId: row.call_id,
    paymentId: row.payment_id,
    invoiceId: row.invoice_id,
    createdAt: row.created_at.toISOString(),
  };
}
