import { parseMicro } from "@claw/contract";
import { Prisma } from "@claw/db";
import { z } from "zod";
import { escapeLike } from "./containing.ts";

/** What somebody may have meant by what they typed. */
export type SearchWords = {
  /** LIKE where no letter has a case, which takes a fraction of ILIKE. */
  like: Prisma.Sql;
  /** For LIKE: its wildcards are letters of a search. */
  pattern: string;
  /** So few letters, with a case, that too much has them: only beginnings are looked at, which trigrams find as well. */
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
  const letters = escapeLike(words);
  return {
    like: hasCase ? Prisma.sql`ILIKE` : Prisma.sql`LIKE`,
    pattern: isShort ? `${letters}%` : `%${letters}%`,
    isShort,
    id: z.uuid().safeParse(words).success ? words : null,
    amountMicro: /^\d{1,9}(\.\d{1,6})?$/.test(amount) ? parseMicro(amount) : null,
  };
}

/** A text that has the words in it, or a word in it that begins with so few. */
export function has(column: Prisma.Sql, { like, pattern, isShort }: SearchWords): Prisma.Sql {
  const begins = Prisma.sql`${column} ${like} ${pattern}`;

  return isShort ? Prisma.sql`(${begins} OR ${column} ${like} ${`% ${pattern}`})` : begins;
}

/** The same where the text is stored in lower case: a fifth of ILIKE. */
export function hasLowered(column: Prisma.Sql, { pattern }: SearchWords): Prisma.Sql {
  return Prisma.sql`${column} LIKE ${pattern.toLowerCase()}`;
}

/** Somebody whose name or e-mail address has the words in it. Addresses are ASCII: of 李雷 they are not asked. */
export function isCalled(words: SearchWords): Prisma.Sql {
  if (!/^[\x20-\x7e]*$/.test(words.pattern)) return has(Prisma.sql`u.name`, words);

  return Prisma.sql`(${hasLowered(Prisma.sql`u.email`, words)} OR ${has(Prisma.sql`u.name`, words)})`;
}
