import { addDays, type ChinaDay, firstOfMonth, isDay } from "@claw/ui/china-day";

export const rangeChoices = ["7d", "30d", "month", "lastMonth", "custom"] as const;
export type RangeChoice = (typeof rangeChoices)[number];

export type Days = { from: ChinaDay; to: ChinaDay };

/** More is refused by the server. */
const mostDays = 400;

/** The days that a choice means today. */
export function daysOf(choice: RangeChoice, today: ChinaDay, custom: Partial<Days> = {}): Days {
  switch (choice) {
    case "7d":
      return { from: addDays(today, -6), to: today };
    case "30d":
      return { from: addDays(today, -29), to: today };
    case "month":
      return { from: firstOfMonth(today), to: today };
    case "lastMonth":
      return { from: firstOfMonth(today, -1), to: addDays(firstOfMonth(today), -1) };
    case "custom": {
      const to = isDay(custom.to) ? custom.to : today;
      const from = isDay(custom.from) ? custom.from : addDays(to, -29);
      return rightWay(from, to);
    }
  }
}

/** Days that were given the wrong way round are turned, too many are cut. */
function rightWay(a: ChinaDay, b: ChinaDay): Days {
  const [from, to] = a <= b ? [a, b] : [b, a];
  const earliest = addDays(to, -mostDays);

  if (from < earliest) return { from: earliest, to };

  return { from, to };
}
