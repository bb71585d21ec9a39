import { z } from "zod";
import { Id, Instant, Limit, page, text } from "../primitives.ts";

/** What is kept of what people did to accounts, money and the installation. */
export const AuditAction = z.enum([
  "registered",
  "signed_in",
  "signed_out",
  "session_ended",
  "other_sessions_ended",
  "refresh_token_reused",
  "password_changed",
  "password_reset_requested",
  "password_reset",
  "email_verified",
  "user_disabled",
  "user_enabled",
  "user_role_changed",
  "user_tier_changed",
  "user_verified_set",
  "user_signed_out",
  "credit_granted",
  "adjustment_made",
  "adjustment_requested",
  "adjustment_approved",
  "adjustment_rejected",
  "payment_approved",
  "payment_confirmed",
  "payment_rejected",
  "payment_reopened",
  "payment_approval_withdrawn",
  "payment_refunded",
  "budget_set",
  "subscription_changed",
  "fapiao_settled",
  "plan_set",
  "call_reconciled",
  "price_set",
  "accounts_checked",
  "ledger_exported",
  "price_withdrawn",
  "model_created",
  "model_changed",
  "provider_created",
  "provider_changed",
  "provider_deleted",
  "setting_changed",
  "document_retried",
  "documents_retried",
  "bases_embedded_anew",
  "document_cancelled",
  "orphans_searched",
  "orphans_removed",
  "task_retried",
  "task_cancelled",
  "limit_cleared",
  "access_rule_added",
  "access_rule_removed",
  "mail_read",
  "test_mail_sent",
  "conversation_shared",
  "conversation_unshared",
  "access_granted",
  "access_ended",
  "conversation_read",
  "data_exported",
  "account_closing",
  "account_closed",
]);
export type AuditAction = z.infer<typeof AuditAction>;

export const AuditOutcome = z.enum(["ok", "failed"]);
export type AuditOutcome = z.infer<typeof AuditOutcome>;

export const AuditEvent = z.object({
  id: Id,
  /** The chain that it is a link of: an organization's, or, where null, the installation's. */
  organizationId: Id.nullable(),
  /** Its place in the chain, from 1. */
  seq: z.number().int(),
  action: AuditAction,
  outcome: AuditOutcome,
  /** Who did it. Name and e-mail as they are today; null where the account is gone. */
  userId: Id.nullable(),
  userName: z.string().nullable(),
  userEmail: z.string().nullable(),
  /** Where from. */
  address: z.string().nullable(),
  detail: z.record(z.string(), z.json()),
  /** SHA-256 over this event and the hash before it, in hex. */
  hash: z.string(),
  createdAt: Instant,
});
export type AuditEvent = z.infer<typeof AuditEvent>;

const AuditFilter = {
  /** Part of an action, an address or a detail; or of the name or e-mail of who did it. */
  query: text(200).optional(),
  actions: z.array(AuditAction).max(50).optional(),
  outcome: AuditOutcome.optional(),
  userId: Id.optional(),
  /** From this instant on. */
  from: Instant.optional(),
  /** Before this instant. */
  until: Instant.optional(),
};

/** The newest first. */
export const ListAudit = z.object({ ...AuditFilter, cursor: z.string().max(200).nullish(), limit: Limit });
export type ListAudit = z.infer<typeof ListAudit>;

export const AuditPage = page(AuditEvent);
export type AuditPage = z.infer<typeof AuditPage>;

export const ExportAudit = z.object(AuditFilter);
export type ExportAudit = z.infer<typeof ExportAudit>;

/** One event a line, as JSON (JSON Lines), the newest first. */
export const AuditFile = z.object({
  fileName: z.string(),
  content: z.string(),
  /** There was more than one file holds. */
  isCut: z.boolean(),
});
export type AuditFile = z.infer<typeof AuditFile>;

/**
 * `changed`: the event is not what its hash was made of. `missing`: events before it are gone. `cut`: the end of the
 * chain is gone, or was written past it.
 */
export const AuditProblem = z.enum(["changed", "missing", "cut"]);
export type AuditProblem = z.infer<typeof AuditProblem>;

export const AuditBreak = z.object({
  /** Null: the installation's chain. */
  organizationId: Id.nullable(),
  seq: z.number().int(),
  /** Null where the event itself is gone. */
  eventId: Id.nullable(),
  problem: AuditProblem,
});
export type AuditBreak = z.infer<typeof AuditBreak>;

export const AuditReport = z.object({
  events: z.number().int(),
  chains: z.number().int(),
  /** The first hundred; none where every link holds. */
  breaks: z.array(AuditBreak),
  checkedAt: Instant,
});
export type AuditReport = z.infer<typeof AuditReport>;

/** How far a verification has come, and at its end what it found. */
export const AuditCheck = z.discriminatedUnion("type", [
  z.object({ type: z.literal("progress"), checked: z.number().int(), events: z.number().int() }),
  z.object({ type: z.literal("done"), report: AuditReport }),
]);
export type AuditCheck = z.infer<typeof AuditCheck>;
