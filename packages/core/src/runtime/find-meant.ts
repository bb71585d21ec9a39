import { Prisma, type Transaction } from "@claw/db";
import { mostFew } from "./find-few.ts";

/** With more people than these, their rows are not even looked for: there will be enough in any part of the list. */
const mostPeople = 10_000;

export type Meaning = {
  /** The column of the id, in the list. */
  id: Prisma.Sql;
  /** Each way in which a row can be meant, by an index of its own: `SELECT id …`; `people` are those who are called so. */
  ways: readonly Prisma.Sql[];
  /** What is asked of a person `u`. */
  called: Prisma.Sql;
  /** The same said of one row. */
  test: Prisma.Sql;
};

export type Meant = {
  condition: Prisma.Sql;
  /** It takes a while to count by. */
  isBroad: boolean;
  /** So many are meant at least. */
  least: number;
};

/**
 * What a search means, as a condition of a list. An OR over several tables would be looked through row by row, where
 * few are meant; a set of nearly all would be sorted for one page, where many are. So first it is asked which it is.
 */
export async function findMeant(tx: Transaction, { id, ways, called, test }: Meaning): Promise<Meant> {
  const rows = await tx.$queryRaw<{ id: string | null }[]>`
    WITH people AS MATERIALIZED (SELECT u.id FROM users u WHERE ${called} LIMIT ${mostPeople + 1})
    (SELECT id FROM (${Prisma.join([...ways], " UNION ALL ")}) found
     WHERE (SELECT count(*) FROM people) <= ${mostPeople} LIMIT ${mostFew + 1})
    UNION ALL
    (SELECT NULL FROM people OFFSET ${mostPeople})`;
  const ids = [...new Set(rows.map((row) => row.id))];
  if (rows.length > mostFew || ids.includes(null))
    return { condition: test, isBroad: true, least: ids.length };

  return { condition: Prisma.sql`${id} = ANY(${ids}::uuid[])`, isBroad: false, least: ids.length };
}
