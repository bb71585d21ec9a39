import type { Figures } from "@claw/contract";
import type { Database } from "@claw/db";
import { readRevenue } from "../money/read-revenue.ts";
import type { Clock } from "../runtime/ports.ts";
import { type DaysFigures, daysBeside } from "./days-beside.ts";
import type { ActivePeople, HealthSource } from "./ports.ts";
import { readFigures } from "./read-figures.ts";

export type LookDeps = { db: Database; clock: Clock; people: ActivePeople; health: HealthSource };

/** Payments are few, and their sums are read over all of the ledger. */
const revenueEveryMs = 15_000;

/** Reads how the installation is, again and again; revenue less often than the rest. */
export function createLook({ db, clock, people, health }: LookDeps): () => Promise<Figures> {
  let revenue: (DaysFigures<string> & { at: number }) | null = null;

  async function readRevenueOfDays(now: Date): Promise<DaysFigures<string>> {
    if (revenue && now.getTime() - revenue.at < revenueEveryMs) return revenue;

    const { startOfToday, startOfTomorrow, startOfYesterday, sameTimeYesterday } = daysBeside(now);
    const [today = "0", yesterday = "0", wholeYesterday = "0"] = await readRevenue(db, [
      { from: startOfToday, until: startOfTomorrow },
      { from: startOfYesterday, until: sameTimeYesterday },
      { from: startOfYesterday, until: startOfToday },
    ]);
    revenue = { at: now.getTime(), today, yesterday, wholeYesterday };
    return revenue;
  }

  return async () => {
    const now = clock.now();
    const [counted, money, state] = await Promise.all([
      readFigures(db, now),
      readRevenueOfDays(now),
      health.check(),
    ]);

    return {
      ...counted,
      at: now.toISOString(),
      users: { ...counted.users, activeNow: people.countPeople() },
      today: { ...counted.today, revenue: money.today },
      yesterday: { ...counted.yesterday, revenue: money.yesterday },
      wholeYesterday: { ...counted.wholeYesterday, revenue: money.wholeYesterday },
      health: state,
    };
  };
}
