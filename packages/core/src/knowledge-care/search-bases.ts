import type { Actor, BaseSort, SearchBases, SizedBase, SizedBasePage } from "@claw/contract";
import type { Database } from "@claw/db";
import { escapeLike } from "../runtime/containing.ts";
import { requireOperator } from "../runtime/require-actor.ts";

type BaseRow = Omit<SizedBase, "owner" | "chunks" | "bytes" | "createdAt" | "changedAt"> & {
  owner_id: string;
  owner_name: string;
  owner_email: string;
  chunks: string;
  bytes: string;
  created_at: Date;
  changed_at: Date;
};

/** The bases of everybody, the largest first or as it is asked. `total` counts all that fit. */
export async function searchBases(
  { db }: { db: Pick<Database, "pool"> },
  actor: Actor,
  { query, sort, direction, skip, limit }: SearchBases,
): Promise<SizedBasePage> {
  requireOperator(actor);
  const words = query?.trim();
  const pattern = words ? [`%${escapeLike(words)}%`] : [];
  const [counted, page] = await Promise.all([
    db.pool.query<{ total: number }>(words ? countFoundSql : countSql, pattern),
    db.pool.query<BaseRow>(pageSql(sort, direction, words !== undefined && words !== ""), [
      skip,
      limit,
      ...pattern,
    ]),
  ]);

  return {
    total: counted.rows[0]?.total ?? 0,
    items: page.rows.map((row) => ({
      id: row.id,
      name: row.name,
      owner: { id: row.owner_id, name: row.owner_name, email: row.owner_email },
      documents: row.documents,
      chunks: Number(row.chunks),
      bytes: Number(row.bytes),
      embeddingModel: row.embeddingModel,
      createdAt: row.created_at.toISOString(),
      changedAt: row.changed_at.toISOString(),
    })),
  };
}

const countSql = "SELECT count(*)::int AS total FROM knowledge_base_sizes";

/** By the name's own index, and by the indexes of people's names and addresses. */
const foundSql = (pattern: string) => `
  SELECT id FROM knowledge_bases WHERE name ILIKE ${pattern}
  UNION
  SELECT b.id FROM users u JOIN knowledge_bases b ON b.owner_id = u.id WHERE u.name ILIKE ${pattern} OR u.email ILIKE ${pattern}`;

const countFoundSql = `SELECT count(*)::int AS total FROM (${foundSql("$1")}) AS found`;

/** The page is cut before owners are looked up. */
function pageSql(sort: BaseSort, direction: "asc" | "desc", isSearch: boolean): string {
  const order = `${orderOf(sort)} ${direction}, s.knowledge_base_id ${direction}`;
  const byName = sort === "name" ? "JOIN knowledge_bases n ON n.id = s.knowledge_base_id" : "";
  const found = isSearch ? `WHERE s.knowledge_base_id IN (${foundSql("$3")})` : "";

  return `
    WITH page AS MATERIALIZED (
      SELECT s.*, row_number() OVER (ORDER BY ${order}) AS place FROM knowledge_base_sizes s ${byName} ${found}
      ORDER BY ${order} OFFSET $1 LIMIT $2
    )
    SELECT b.id, b.name, b.owner_id, u.name AS owner_name, u.email AS owner_email, page.documents, page.chunks::text,
           page.bytes::text, b.embedding_model AS "embeddingModel", b.created_at, page.changed_at
    FROM page JOIN knowledge_bases b ON b.id = page.knowledge_base_id JOIN users u ON u.id = b.owner_id
    ORDER BY page.place`;
}

function orderOf(sort: BaseSort): string {
  switch (sort) {
    case "bytes":
      return "s.bytes";
    case "chunks":
      return "s.chunks";
    case "documents":
      return "s.documents";
    case "changedAt":
      return "s.changed_at";
    case "name":
      return "n.name";
  }
}
