import { Prisma, type Transaction } from "@claw/db";

/** So many are counted where a search means nearly everything. */
const mostCounted = 5_000;

export type PageQuery = {
  /** What follows FROM. */
  from: Prisma.Sql;
  /** The column of the id. */
  id: Prisma.Sql;
  where: readonly Prisma.Sql[];
  /** What follows ORDER BY. */
  order: Prisma.Sql;
  /** The condition is one that takes a while to count by. */
  isBroad: boolean;
  skip: number;
  limit: number;
};

export type FoundPage = {
  ids: string[];
  total: number;
  /** There are at least `total`. */
  isCapped: boolean;
};

/** The ids of a page in their order, and how many rows fit in all. */
export async function findPage(
  tx: Transaction,
  { from, id, where, order, isBroad, skip, limit }: PageQuery,
): Promise<FoundPage> {
  const fitting = where.length === 0 ? Prisma.empty : Prisma.sql`WHERE ${Prisma.join([...where], " AND ")}`;
  const counted = isBroad
    ? Prisma.sql`(SELECT FROM ${from} ${fitting} LIMIT ${mostCounted}) counted`
    : Prisma.sql`${from} ${fitting}`;
  const [counts, rows] = await Promise.all([
    tx.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM ${counted}`,
    tx.$queryRaw<{ id: string }[]>`
      SELECT ${id} AS id FROM ${from} ${fitting} ORDER BY ${order} OFFSET ${skip} LIMIT ${limit}`,
  ]);
  const total = counts[0]?.total ?? 0;

  return { ids: rows.map((row) => row.id), total, isCapped: isBroad && total === mostCounted };
}

/** Rows as their ids were found. */
export function inOrder<Row extends { id: string }>(ids: readonly string[], rows: readonly Row[]): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]));

  return ids.flatMap((id) => byId.get(id) ?? []);
}
