import { parseMicro } from "@claw/contract";
import { Prisma } from "@claw/db";
import { z } from "zod";
import { nextPeriodStart, startOfDay } from "../billing/china-days.ts";

/** What somebody may have meant by what they typed. */
export type SearchWords = {
  /** LIKE where no letter has a case, which takes a fraction of ILIKE. */
  like: Prisma.Sql;
  /** For LIKE: its wildcards are letters of a search. */
  pattern: string;
  /** Of so few letters, with a case, trigrams find nothing, and too much has them: only beginnings are looked at. */
  isShort: boolean;
  id: string | null;
  amountMicro: bigint | null;
};

/** Null for nothing. */
export function readWords(query: string | undefined): SearchWords | null {
  const words = query?.trim();
  if (!words) return null;

  const amount = words.replace(/^[¥￥]\s*/, "").replaceAll(",", "");
  const hasCase = words.toLowerCase() !== words.toUpperCase();
  const isShort = words.length < 3 && /^[\x20-\x7e]*$/.test(words);
  const letters = words.replace(/[\\%_]/g, "\\$&");
  return {
    like: hasCase && !isShort ? Prisma.sql`ILIKE` : Prisma.sql`LIKE`,
    pattern: isShort ? `${letters.toLowerCase()}%` : `%${letters}%`,
    isShort,
    id: z.uuid().safeParse(words).success ? words : null,
    amountMicro: /^\d{1,9}(\.\d{1,6})?$/.test(amount) ? parseMicro(amount) : null,
  };
}

/** A text that has the words in it, or begins with so few. */
export function has(column: Prisma.Sql, { like, pattern }: SearchWords): Prisma.Sql {
  return Prisma.sql`${column} ${like} ${pattern}`;
}

/** Somebody whose name or e-mail address has the words in it. */
export function isCalled(words: SearchWords): Prisma.Sql {
  const email = has(Prisma.sql`u.email`, words);

  return words.isShort ? email : Prisma.sql`(${email} OR ${has(Prisma.sql`u.name`, words)})`;
}

/** From the beginning of a day to the end of another, by the calendar in China. */
export function withinDays(column: Prisma.Sql, days: { from?: string | undefined; to?: string | undefined }) {
  return [
    ...(days.from ? [Prisma.sql`${column} >= ${startOfDay(days.from)}`] : []),
    ...(days.to ? [Prisma.sql`${column} < ${startOfDay(nextPeriodStart("day", days.to))}`] : []),
  ];
}
