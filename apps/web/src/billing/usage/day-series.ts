import type { UsageGroup } from "@claw/contract";
import { type ChinaDay, daysBetween } from "@claw/ui/china-day";
import { compareMoney, sumMoney } from "../money/micro.ts";
import type { Days } from "./usage-range.ts";

/** A day with what each model cost on it, in the order of the series. */
export type UsageDay = {
  day: ChinaDay;
  cost: string;
  calls: number;
  estimatedCalls: number;
  tokens: number;
  /** Of each series; "0.000000" where it was not used. */
  costs: string[];
};

export type DaySeries = {
  /** The models with a colour of their own, the most costly first; null for all others together. */
  models: (string | null)[];
  days: UsageDay[];
};

/** More colours than these cannot be told apart. */
export const mostSeries = 5;

const nothing = "0.000000";

/** Every day of a range, those without use as well, split by model. */
export function seriesByDay(groups: readonly UsageGroup[], { from, to }: Days): DaySeries {
  const models = rankModels(groups);
  const named = new Set(models);
  const byDay = Map.groupBy(groups, ({ key }) => key);

  const days = daysBetween(from, to).map((day): UsageDay => {
    const parts = byDay.get(day) ?? [];
    const costs = models.map((model) =>
      sumMoney(
        parts
          .filter(({ subKey }) => (model === null ? !named.has(subKey) || subKey === null : subKey === model))
          .map(({ cost }) => cost),
      ),
    );
    const sum = (count: (part: UsageGroup) => number) => parts.reduce((all, part) => all + count(part), 0);

    return {
      day,
      cost: parts.length === 0 ? nothing : sumMoney(parts.map(({ cost }) => cost)),
      calls: sum(({ calls }) => calls),
      estimatedCalls: sum(({ estimatedCalls }) => estimatedCalls),
      tokens: sum(({ totalTokens }) => totalTokens),
      costs,
    };
  });

  return { models, days };
}

/** The most costly models, and null behind them where there are more. */
function rankModels(groups: readonly UsageGroup[]): (string | null)[] {
  const costs = [...Map.groupBy(groups, ({ subKey }) => subKey)].map(
    ([model, parts]) => [model, sumMoney(parts.map(({ cost }) => cost))] as const,
  );
  const ranked = costs
    .filter(([model]) => model !== null)
    .toSorted(([a, costA], [b, costB]) => compareMoney(costB, costA) || String(a).localeCompare(String(b)))
    .map(([model]) => model);
  const hasOthers = ranked.length > mostSeries || costs.length > ranked.length;

  return [...ranked.slice(0, mostSeries), ...(hasOthers ? [null] : [])];
}
