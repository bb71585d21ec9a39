import { formatMicro, type MoneyDay, type MoneyFigures, type MoneySums } from "@claw/contract";
import type { Database } from "@claw/db";
import { chinaDay, dateOf, nextPeriodStart, periodStart, startOfDay } from "../billing/china-days.ts";
import { clearingId, promoId } from "../billing/ledger/accounts.ts";
import { daySql } from "../billing/periods.ts";
import { movedKindsSql } from "./moved-kinds.ts";

type Sums = { revenue: bigint; consumption: bigint; granted: bigint };

const nothing: Sums = { revenue: 0n, consumption: 0n, granted: 0n };

/**
 * The money of the whole installation: today, yesterday, this month, what is on wallets, and day by day.
 * @param days how many days of the calendar in China, today included
 */
export async function readMoneyFigures(
  db: Pick<Database, "pool">,
  { now, days }: { now: Date; days: number },
): Promise<MoneyFigures> {
  const today = chinaDay(now);
  const yesterday = dayBefore(today, 1);
  const firstOfMonth = periodStart("month", now);
  const first = dayBefore(today, days - 1);
  const [earliest = first] = [first, yesterday, firstOfMonth].sort();
  const [byDay, wallets] = await Promise.all([readDays(db, earliest), readWallets(db)]);
  const sumsOf = (day: string) => byDay.get(day) ?? nothing;

  return {
    today: present(sumsOf(today)),
    yesterday: present(sumsOf(yesterday)),
    month: present(daysFrom(firstOfMonth, today).map(sumsOf).reduce(add, nothing)),
    outstanding: formatMicro(BigInt(wallets.outstanding)),
    debt: formatMicro(BigInt(wallets.debt)),
    days: daysFrom(first, today).map((day): MoneyDay => ({ day, ...present(sumsOf(day)) })),
  };
}

async function readDays({ pool }: Pick<Database, "pool">, from: string): Promise<Map<string, Sums>> {
  const [moved, used] = await Promise.all([
    pool.query<{ day: string; revenue: string; granted: string }>(movedSql, [
      startOfDay(from),
      clearingId,
      promoId,
    ]),
    pool.query<{ day: string; consumption: string }>(usedSql, [from]),
  ]);
  const sums = new Map(
    moved.rows.map(({ day, revenue, granted }) => [
      day,
      { ...nothing, revenue: BigInt(revenue), granted: BigInt(granted) },
    ]),
  );
  for (const { day, consumption } of used.rows) {
    sums.set(day, { ...(sums.get(day) ?? nothing), consumption: BigInt(consumption) });
  }

  return sums;
}

async function readWallets({ pool }: Pick<Database, "pool">): Promise<{ outstanding: string; debt: string }> {
  const { rows } = await pool.query<{ outstanding: string; debt: string }>(walletsSql);

  return rows[0] ?? { outstanding: "0", debt: "0" };
}

function daysFrom(first: string, last: string): string[] {
  const days: string[] = [];
  for (let day = first; day <= last; day = nextPeriodStart("day", day)) days.push(day);

  return days;
}

function dayBefore(day: string, count: number): string {
  const date = dateOf(day);
  date.setUTCDate(date.getUTCDate() - count);

  return date.toISOString().slice(0, 10);
}

function add(one: Sums, other: Sums): Sums {
  return {
    revenue: one.revenue + other.revenue,
    consumption: one.consumption + other.consumption,
    granted: one.granted + other.granted,
  };
}

function present({ revenue, consumption, granted }: Sums): MoneySums {
  return {
    revenue: formatMicro(revenue),
    consumption: formatMicro(consumption),
    granted: formatMicro(granted),
  };
}

/** What wallets gained, the other side lost. */
const movedSql = `
  SELECT ${daySql("t.created_at")}::text AS day,
         coalesce(-sum(e.amount_micro) FILTER (WHERE e.account_id = $2), 0)::text AS revenue,
         coalesce(-sum(e.amount_micro) FILTER (WHERE e.account_id = $3), 0)::text AS granted
  FROM ledger_transactions t JOIN ledger_entries e ON e.transaction_id = t.id
  WHERE t.kind <> 'usage' AND t.kind IN (${movedKindsSql})
    AND t.created_at >= $1 AND e.account_id IN ($2, $3)
  GROUP BY 1`;

const usedSql =
  "SELECT day::text, sum(cost_micro)::text AS consumption FROM usage_days WHERE day >= $1::date GROUP BY day";

const walletsSql = `
  SELECT coalesce(sum(balance_micro) FILTER (WHERE balance_micro > 0), 0)::text AS outstanding,
         coalesce(-sum(balance_micro) FILTER (WHERE balance_micro < 0), 0)::text AS debt
  FROM billing_accounts WHERE kind = 'wallet'`;
