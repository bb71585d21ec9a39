import { parseMicro } from "@claw/contract";
import { Prisma } from "@claw/db";
import { z } from "zod";
import { nextPeriodStart, startOfDay } from "../billing/china-days.ts";

/** What somebody may have meant by what they typed. */
export type SearchWords = {
  /** For ILIKE: LIKE's wildcards are letters of a search. */
  pattern: string;
  id: string | null;
  amountMicro: bigint | null;
};

/** Null for nothing. */
export function readWords(query: string | undefined): SearchWords | null {
  const words = query?.trim();
  if (!words) return null;

  const amount = words.replace(/^[¥￥]\s*/, "").replaceAll(",", "");
  return {
    pattern: `%${words.replace(/[\\%_]/g, "\\$&")}%`,
    id: z.uuid().safeParse(words).success ? words : null,
    amountMicro: /^\d{1,9}(\.\d{1,6})?$/.test(amount) ? parseMicro(amount) : null,
  };
}

/** Ids of the people whose name or e-mail address has the words in it. */
export function peopleCalled({ pattern }: SearchWords): Prisma.Sql {
  return Prisma.sql`SELECT id FROM users WHERE email ILIKE ${pattern} OR name ILIKE ${pattern}`;
}

/** From the beginning of a day to the end of another, by the calendar in China. */
export function withinDays(column: Prisma.Sql, days: { from?: string | undefined; to?: string | undefined }) {
  return [
    ...(days.from ? [Prisma.sql`${column} >= ${startOfDay(days.from)}`] : []),
    ...(days.to ? [Prisma.sql`${column} < ${startOfDay(nextPeriodStart("day", days.to))}`] : []),
  ];
}
