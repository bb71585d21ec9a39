import { Prisma, type Transaction } from "@claw/db";

/** More than these, and the words say too little: the list is walked in its order instead. */
export const mostMeant = 2_000;

export type Meaning = {
  /** The column of the id, in the list. */
  id: Prisma.Sql;
  /** Each way in which a row can be meant, by an index of its own: `SELECT id …`. */
  ways: readonly Prisma.Sql[];
  /** The same said of one row. */
  test: Prisma.Sql;
};

/**
 * What a search means, as a condition of a list. An OR over several tables would be looked through row by row, where
 * few are meant; a set of nearly all would be sorted for one page, where many are. So first it is asked which it is.
 */
export async function findMeant(
  tx: Transaction,
  { id, ways, test }: Meaning,
): Promise<{ condition: Prisma.Sql; isBroad: boolean }> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM (${Prisma.join([...ways], " UNION ALL ")}) found LIMIT ${mostMeant + 1}`;
  if (rows.length > mostMeant) return { condition: test, isBroad: true };

  const ids = [...new Set(rows.map((row) => row.id))];
  return { condition: Prisma.sql`${id} = ANY(${ids}::uuid[])`, isBroad: false };
}

/** People with the words in what they are called, as far as it matters. */
export function peopleSql(called: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`SELECT u.id FROM users u WHERE ${called} LIMIT ${mostMeant + 1}`;
}
