import { Prisma, type Transaction } from "@claw/db";
import type { Meant } from "./find-meant.ts";

/** So many are counted where a search means nearly everything: nobody reads on so far. */
const mostCounted = 1_000;

export type PageQuery = {
  /** What follows FROM. */
  from: Prisma.Sql;
  /** The column of the id. */
  id: Prisma.Sql;
  where: readonly Prisma.Sql[];
  /** What was searched for; null for nothing. */
  meant: Meant | null;
  /** What follows ORDER BY. */
  order: Prisma.Sql;
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
  { from, id, where, meant, order, skip, limit }: PageQuery,
): Promise<FoundPage> {
  const conditions = [...where, ...(meant ? [meant.condition] : [])];
  const fitting =
    conditions.length === 0 ? Prisma.empty : Prisma.sql`WHERE ${Prisma.join(conditions, " AND ")}`;
  const isBroad = meant?.isBroad ?? false;
  const isKnown = isBroad && where.length === 0 && (meant?.least ?? 0) > mostCounted;
  const counted = isBroad
    ? Prisma.sql`(SELECT FROM ${from} ${fitting} LIMIT ${mostCounted}) counted`
    : Prisma.sql`${from} ${fitting}`;
  const [counts, rows] = await Promise.all([
    isKnown
      ? [{ total: mostCounted }]
      : tx.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM ${counted}`,
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
