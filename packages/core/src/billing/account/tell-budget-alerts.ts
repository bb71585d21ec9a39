import type { BudgetKind, BudgetPeriod } from "@claw/contract";
import type { BillingDeps } from "../deps.ts";
import { type BudgetNews, budgetMail } from "./budget-mail.ts";

type TellDeps = Pick<BillingDeps, "db" | "clock" | "log" | "mailer" | "publicUrl">;

type ClaimedAlert = {
  budget_id: string;
  period_start: string;
  percent: number;
  organization: string;
  person: string | null;
  period: BudgetPeriod;
  kind: BudgetKind;
  limit: string;
  spent: string;
  /** E-mail addresses. */
  to: string[] | null;
};

/**
 * Mails the warnings of budgets that nobody has heard of to the organization's owners and the person whom they are
 * about, unless they want no such mails. Claimed for a while before and marked when a mail was accepted, with nothing locked while mails are on their
 * way: a process that dies between the two lets the next one tell it again. What cannot be told is tried again later,
 * eight times within about a day; it stays visible in the list of budgets.
 * @returns how many were told
 */
export async function tellBudgetAlerts(deps: TellDeps): Promise<number> {
  const { rows } = await deps.db.pool.query<ClaimedAlert>({
    name: "claim-budget-alerts",
    text: claimSql,
    values: [deps.clock.now()],
  });
  const results = await Promise.all(rows.map((alert) => tellAndMark(deps, alert)));

  return results.filter((isTold) => isTold).length;
}

async function tellAndMark(deps: TellDeps, alert: ClaimedAlert): Promise<boolean> {
  const isTold = await tell(deps, alert);
  if (!isTold) return false;

  const { budget_id, period_start, percent } = alert;
  await deps.db.pool.query({
    name: "mark-budget-alert",
    text: markSql,
    values: [budget_id, period_start, percent, deps.clock.now()],
  });

  return true;
}

/** True where somebody has it, or there is nobody who could. */
async function tell({ mailer, log, publicUrl }: TellDeps, alert: ClaimedAlert): Promise<boolean> {
  const addresses = alert.to ?? [];
  const news: BudgetNews = {
    organization: alert.organization,
    person: alert.person,
    period: alert.period,
    kind: alert.kind,
    percent: alert.percent,
    limitMicro: BigInt(alert.limit),
    spentMicro: BigInt(alert.spent),
  };
  const results = await Promise.allSettled(
    addresses.map((to) => mailer.send(budgetMail(to, publicUrl, news))),
  );
  for (const result of results) {
    if (result.status === "rejected") {
      log.warn({ err: result.reason, budgetId: alert.budget_id }, "a budget's warning was not mailed");
    }
  }

  return addresses.length === 0 || results.some(({ status }) => status === "fulfilled");
}

/** Several processes share the work; a claim that comes to nothing can be made again after a growing while. */
const claimSql = `
  WITH claimed AS (
    UPDATE budget_alerts SET tries = tries + 1,
      retry_at = $1::timestamptz + least(interval '1 minute' * 4 ^ tries, interval '6 hours')
    WHERE (budget_id, period_start, percent) IN (
      SELECT budget_id, period_start, percent FROM budget_alerts
      WHERE told_at IS NULL AND tries < 8 AND (retry_at IS NULL OR retry_at <= $1::timestamptz)
      ORDER BY created_at LIMIT 20 FOR UPDATE SKIP LOCKED)
    RETURNING budget_id, period_start, percent
  )
  SELECT c.budget_id, c.period_start::text AS period_start, c.percent, o.name AS organization,
         coalesce(nullif(u.name, ''), u.email) AS person, b.period::text AS period, b.kind::text AS kind,
         b.limit_micro AS limit, p.spent_micro AS spent,
         (SELECT array_agg(a.email) FROM (
            SELECT r.email FROM users r
            WHERE r.is_active AND coalesce((r.preferences->>'mailBudgetAlerts')::boolean, true) AND (r.id = b.user_id OR EXISTS (
              SELECT FROM memberships m WHERE m.user_id = r.id AND m.organization_id = b.organization_id AND m.role = 'owner'))
            ORDER BY r.id LIMIT 50) a) AS to
  FROM claimed c
    JOIN budgets b ON b.id = c.budget_id
    JOIN budget_periods p ON p.budget_id = c.budget_id AND p.period_start = c.period_start
    JOIN organizations o ON o.id = b.organization_id
    LEFT JOIN users u ON u.id = b.user_id`;

const markSql = `
  UPDATE budget_alerts SET told_at = $4::timestamptz
  WHERE budget_id = $1 AND period_start = $2::date AND percent = $3 AND told_at IS NULL`;
