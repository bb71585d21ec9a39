import { type Budget, formatMicro } from "@claw/contract";
import type { BudgetAlert, Budget as BudgetRow, Prisma, Transaction } from "@claw/db";
import { dateOf, periodStart } from "../china-days.ts";

/** A budget with what the period that runs has seen. */
export type RunningBudget = {
  row: BudgetRow;
  /** First day of the period. */
  start: string;
  spentMicro: bigint;
  heldMicro: bigint;
  alerts: BudgetAlert[];
};

/** Two for the organization and two for each of a few hundred people. */
const mostBudgets = 1_000;

/** A period that nothing was spent in has no row. */
export async function findBudgets(
  tx: Transaction,
  where: Prisma.BudgetWhereInput,
  now: Date,
): Promise<RunningBudget[]> {
  const starts = [dateOf(periodStart("day", now)), dateOf(periodStart("month", now))];
  const rows = await tx.budget.findMany({
    where,
    orderBy: [{ scope: "asc" }, { userId: "asc" }, { period: "asc" }],
    take: mostBudgets,
    include: {
      periods: {
        where: { periodStart: { in: starts } },
        include: { alerts: { orderBy: { percent: "asc" }, take: 100 } },
      },
    },
  });

  return rows.map(({ periods, ...row }) => {
    const start = periodStart(row.period, now);
    // In a budget by day the first of the month is a day like another.
    const running = periods.find((period) => period.periodStart.getTime() === dateOf(start).getTime());

    return {
      row,
      start,
      spentMicro: running?.spentMicro ?? 0n,
      heldMicro: running?.heldMicro ?? 0n,
      alerts: running?.alerts ?? [],
    };
  });
}

export function presentBudget({ row, start, spentMicro, heldMicro, alerts }: RunningBudget): Budget {
  return {
    id: row.id,
    scope: row.scope,
    userId: row.userId,
    period: row.period,
    kind: row.kind,
    limit: formatMicro(row.limitMicro),
    warnAtPercent: row.warnAtPercent,
    periodStart: start,
    spent: formatMicro(spentMicro),
    held: formatMicro(heldMicro),
    alerts: alerts.map(({ percent, createdAt }) => ({ percent, createdAt: createdAt.toISOString() })),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
