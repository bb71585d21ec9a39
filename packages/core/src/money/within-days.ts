import { Prisma } from "@claw/db";
import { nextPeriodStart, startOfDay } from "../billing/china-days.ts";

/** From the beginning of a day to the end of another, by the calendar in China. */
export function withinDays(column: Prisma.Sql, days: { from?: string | undefined; to?: string | undefined }) {
  return [
    ...(days.from ? [Prisma.sql`${column} >= ${startOfDay(days.from)}`] : []),
    ...(days.to ? [Prisma.sql`${column} < ${startOfDay(nextPeriodStart("day", days.to))}`] : []),
  ];
}
