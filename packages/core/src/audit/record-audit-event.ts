import type { Origin } from "@claw/contract";
import { type Transaction, uuidv7 } from "@claw/db";

export type AuditAction =
  | "registered"
  | "signed_in"
  | "signed_out"
  | "session_ended"
  | "other_sessions_ended"
  | "refresh_token_reused"
  | "password_changed"
  | "password_reset_requested"
  | "password_reset"
  | "email_verified"
  | "user_disabled"
  | "user_enabled"
  | "user_role_changed"
  | "credit_granted"
  | "payment_confirmed"
  | "payment_rejected"
  | "payment_refunded"
  | "budget_set"
  | "subscription_changed"
  | "fapiao_settled"
  | "plan_set"
  | "call_reconciled"
  | "price_set"
  | "conversation_shared"
  | "conversation_unshared"
  | "data_exported"
  | "account_closing"
  | "account_closed";

export type AuditEntry = {
  action: AuditAction;
  outcome: "ok" | "failed";
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
