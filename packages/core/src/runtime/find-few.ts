import { Prisma, type Transaction } from "@claw/db";

/** More rows than these say too little: a list is walked in its order instead, and each row of it is asked. */
export const mostFew = 3_000;

/** What `SELECT … AS id` finds, where that is few rows; null where it is many. */
export async function findFew(tx: Transaction, query: Prisma.Sql): Promise<string[] | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>(
    Prisma.sql`SELECT id FROM (${query}) found LIMIT ${mostFew + 1}`,
  );

  return rows.length > mostFew ? null : rows.map(({ id }) => id);
}
