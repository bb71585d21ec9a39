import type { AuditAction, AuditOutcome, Origin } from "@claw/contract";
import { type Transaction, uuidv7 } from "@claw/db";

export type AuditEntry = {
  action: AuditAction;
  outcome: AuditOutcome;
  origin: Origin;
  /** Who did it; null where nobody is known. */
  userId: string | null;
  organizationId: string | null;
  /** Never passwords or tokens. */
  detail?: Record<string, string | number | boolean>;
  at: Date;
};

/** Pass the transaction that does the deed, so that there is no deed without its entry and no entry without its deed. */
export async function recordAuditEvent(tx: Transaction, entry: AuditEntry): Promise<void> {
  const { action, outcome, origin, userId, organizationId, detail = {}, at } = entry;

  await tx.auditEvent.create({
    data: {
      id: uuidv7(),
      action,
      outcome,
      userId,
      organizationId,
      address: origin.address,
      detail,
      createdAt: at,
    },
  });
}
