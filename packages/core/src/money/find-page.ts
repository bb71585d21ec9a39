import { Prisma, type Transaction } from "@claw/db";

export type PageQuery = {
  /** What follows FROM. */
  from: Prisma.Sql;
  /** The column of the id. */
  id: Prisma.Sql;
  where: readonly Prisma.Sql[];
  /** What follows ORDER BY. */
  order: Prisma.Sql;
  skip: number;
  limit: number;
};

/** The ids of a page in their order, and how many rows fit in all. */
export async function findPage(
  tx: Transaction,
  { from, id, where, order, skip, limit }: PageQuery,
): Promise<{ total: number; ids: string[] }> {
  const fitting = where.length === 0 ? Prisma.empty : Prisma.sql`WHERE ${Prisma.join([...where], " AND ")}`;
  const [counted, rows] = await Promise.all([
    tx.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM ${from} ${fitting}`,
    tx.$queryRaw<{ id: string }[]>`
      SELECT ${id} AS id FROM ${from} ${fitting} ORDER BY ${order} OFFSET ${skip} LIMIT ${limit}`,
  ]);

  return { total: counted[0]?.total ?? 0, ids: rows.map((row) => row.id) };
}

/** Rows as their ids were found. */
export function inOrder<Row extends { id: string }>(ids: readonly string[], rows: readonly Row[]): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]));

  return ids.flatMap((id) => byId.get(id) ?? []);
}
