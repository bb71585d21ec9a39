import { AuditEvent } from "@claw/contract";
import type { AuditRow } from "./audit-filter.ts";

/** Checked, since the closed lists of actions and outcomes are text in the database. */
export function presentEvent(row: AuditRow): AuditEvent {
  return AuditEvent.parse({
    id: row.id,
    organizationId: row.organization_id,
    seq: Number(row.seq),
    action: row.action,
    outcome: row.outcome,
    userId: row.user_id,
    userName: row.user_name,
    userEmail: row.user_email,
    address: row.address,
    detail: row.detail,
    hash: Buffer.from(row.hash).toString("hex"),
    createdAt: row.created_at.toISOString(),
  });
}
