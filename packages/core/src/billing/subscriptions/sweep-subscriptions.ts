import type { BillingDeps } from "../deps.ts";
import { expireLots } from "../ledger/expire-lots.ts";
import { advanceSubscription } from "./advance-subscription.ts";
import { lockCurrent } from "./current-subscription.ts";
import { forgetOwners } from "./set-tier.ts";

export type SweepDeps = Pick<BillingDeps, "db" | "clock" | "log" | "seller" | "tierNews">;

const perSweep = 1_000;

/**
 * Takes expired credit back and does what has become due for subscriptions: renewals, what was missed, ends. Any number
 * of processes may sweep: each subscription is looked at again behind its locks, and whoever comes second finds nothing
 * due. One that fails is logged and leaves the others alone.
 * @returns how many changed
 */
export async function sweepSubscriptions(deps: SweepDeps, signal?: AbortSignal): Promise<number> {
  const { db, clock, log } = deps;
  const now = clock.now();
  await expireLots(db, now).catch((error: unknown) =>
    log.error({ err: error }, "expired credit was not taken back"),
  );
  let changed = 0;

  for (const organizationId of await findDue(deps, now)) {
    if (signal?.aborted) break;
    try {
      if (await advance(deps, organizationId, now)) changed += 1;
    } catch (error) {
      log.error({ err: error, organizationId }, "a subscription could not be brought up to date");
    }
  }

  return changed;
}

async function advance(deps: SweepDeps, organizationId: string, now: Date): Promise<boolean> {
  const isChanged = await deps.db.prisma.$transaction(async (tx) => {
    const current = await lockCurrent(tx, organizationId);

    return current !== null && (await advanceSubscription(deps, tx, current, now)) !== current;
  });
  if (isChanged) await forgetOwners(deps, organizationId);

  return isChanged;
}

/** What is past due and paid from the balance is due again when the wallet has enough. */
async function findDue({ db }: SweepDeps, now: Date): Promise<string[]> {
  const rows = await db.prisma.$queryRaw<{ organizationId: string }[]>`
    SELECT s.organization_id AS "organizationId"
    FROM subscriptions s
      LEFT JOIN invoices i ON i.id = s.open_invoice_id
      LEFT JOIN billing_accounts w ON w.organization_id = s.organization_id
    WHERE (s.status = 'active' AND s.open_invoice_id IS NULL AND s.period_end <= ${now})
       OR (s.status IN ('active', 'incomplete') AND i.due_at <= ${now})
       OR (s.status = 'past_due' AND (
            s.grace_until <= ${now}
            OR s.pay_with = 'balance' AND w.balance_micro + w.credit_limit_micro - w.held_micro >= i.total_micro))
    ORDER BY s.period_end
    LIMIT ${perSweep}`;

  return rows.map(({ organizationId }) => organizationId);
}
