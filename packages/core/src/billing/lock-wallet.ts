import { type Statement, statement } from "@claw/db";

/**
 * The first statement of every batch that changes what an organization has: whoever comes second waits here, and the
 * statements after it see what the first has done, for each takes a snapshot of its own (READ COMMITTED). Without it two
 * calls would both see money for one.
 */
export function lockWalletFirst(organizationId: string): Statement<unknown> {
  return statement("lock-wallet", lockWalletSql, [organizationId]);
}

const lockWalletSql = "SELECT FROM billing_accounts WHERE organization_id = $1 FOR NO KEY UPDATE";
