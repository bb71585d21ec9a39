import type { Figures } from "@claw/contract";
import type { Database } from "@claw/db";
import { readMoneyFigures } from "../money/read-money-figures.ts";
import type { Clock } from "../runtime/ports.ts";
import type { ActivePeople, HealthSource } from "./ports.ts";
import { readFigures } from "./read-figures.ts";

export type LookDeps = { db: Database; clock: Clock; people: ActivePeople; health: HealthSource };

/** Payments are few, and their sums are read over all of the ledger. */
const revenueEveryMs = 15_000;

/** Reads how the installation is, again and again; revenue less often than the rest. */
export function createLook({ db, clock, people, health }: LookDeps): () => Promise<Figures> {
  let revenue: { at: number; today: string; yesterday: string } | null = null;

  async function readRevenue(now: Date) {
    if (revenue && now.getTime() - revenue.at < revenueEveryMs) return revenue;

    const { today, yesterday } = await readMoneyFigures(db, { now, days: 2 });
    revenue = { at: now.getTime(), today: today.revenue, yesterday: yesterday.revenue };
    return revenue;
  }

  return async () => {
    const now = clock.now();
    const [counted, money, state] = await Promise.all([
      readFigures(db, now),
      readRevenue(now),
      health.check(),
    ]);

    return {
      ...counted,
      at: now.toISOString(),
      users: { ...counted.users, activeNow: people.countPeople() },
      today: { ...counted.today, revenue: money.today },
      yesterday: { ...counted.yesterday, revenue: money.yesterday },
      health: state,
    };
  };
}
