import type { AuditAction, UserActor } from "@claw/contract";
import type { Transaction } from "@claw/db";
import { type AuditEntry, recordAuditEvent } from "../audit/record-audit-event.ts";

type ModelEvent = { action: AuditAction; detail: NonNullable<AuditEntry["detail"]>; at: Date };

/** What an operator did to the catalog. */
export async function recordModelEvent(
  tx: Transaction,
  operator: UserActor,
  event: ModelEvent,
): Promise<void> {
  const { origin, userId, organizationId } = operator;

  await recordAuditEvent(tx, { ...event, outcome: "ok", origin, userId, organizationId });
}
