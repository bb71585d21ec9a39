import type { UserActor } from "@claw/contract";
import type { Transaction } from "@claw/db";
import { type AuditEntry, recordAuditEvent } from "./record-audit-event.ts";

type Deed = Pick<AuditEntry, "action" | "detail" | "at"> & {
  /** Whose it concerns; their own unless said. */
  organizationId?: string | null;
};

/** What somebody, mostly an operator, has done: an audit event within the transaction of the deed. */
export async function recordDeed(
  tx: Transaction,
  { origin, userId, organizationId }: UserActor,
  deed: Deed,
): Promise<void> {
  await recordAuditEvent(tx, { organizationId, ...deed, origin, userId, outcome: "ok" });
}
