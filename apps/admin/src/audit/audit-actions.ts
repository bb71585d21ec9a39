import type { AuditAction } from "@claw/contract";

export const auditGroups = [
  "accounts",
  "people",
  "money",
  "models",
  "settings",
  "operation",
  "privacy",
] as const;
export type AuditGroup = (typeof auditGroups)[number];

/** What each action is about; one that is missing does not compile. */
const groupOf: Record<AuditAction, AuditGroup> = {
  registered: "accounts",
  signed_in: "accounts",
  signed_out: "accounts",
  session_ended: "accounts",
  other_sessions_ended: "accounts",
  refresh_token_reused: "accounts",
  password_changed: "accounts",
  password_reset_requested: "accounts",
  password_reset: "accounts",
  email_verified: "accounts",
  user_disabled: "people",
  user_enabled: "people",
  user_role_changed: "people",
  user_tier_changed: "people",
  user_verified_set: "people",
  user_signed_out: "people",
  credit_granted: "money",
  adjustment_made: "money",
  adjustment_requested: "money",
  adjustment_approved: "money",
  adjustment_rejected: "money",
  payment_approved: "money",
  payment_confirmed: "money",
  payment_rejected: "money",
  payment_reopened: "money",
  payment_approval_withdrawn: "money",
  payment_refunded: "money",
  budget_set: "money",
  subscription_changed: "money",
  fapiao_settled: "money",
  plan_set: "money",
  call_reconciled: "money",
  price_set: "money",
  accounts_checked: "money",
  ledger_exported: "money",
  price_withdrawn: "money",
  model_created: "models",
  model_changed: "models",
  provider_created: "models",
  provider_changed: "models",
  provider_deleted: "models",
  setting_changed: "settings",
  conversation_shared: "privacy",
  conversation_unshared: "privacy",
  data_exported: "privacy",
  account_closing: "accounts",
  account_closed: "accounts",
  access_granted: "privacy",
  access_ended: "privacy",
  conversation_read: "privacy",
  document_retried: "operation",
  documents_retried: "operation",
  bases_embedded_anew: "operation",
  document_cancelled: "operation",
  orphans_searched: "operation",
  orphans_removed: "operation",
  task_retried: "operation",
  task_cancelled: "operation",
  limit_cleared: "operation",
  access_rule_added: "operation",
  access_rule_removed: "operation",
  mail_read: "operation",
  test_mail_sent: "operation",
};

/** The actions of a group, as the server is asked for them. */
export function actionsOf(group: AuditGroup): AuditAction[] {
  const found: AuditAction[] = [];
  for (const action in groupOf) {
    if (isAction(action) && groupOf[action] === group) found.push(action);
  }

  return found;
}

function isAction(name: string): name is AuditAction {
  return name in groupOf;
}
