import type { Database } from "@claw/db";
import { distinctIds } from "../../conversation/attach-bases.ts";
import { noSuchBase } from "../get-own.ts";
import type { Asker } from "./retrieval-deps.ts";

export type AskedBase = {
  id: string;
  organizationId: string;
  ownerId: string;
  revision: bigint;
  activeEmbeddingIndexId: string | null;
};

type Row = Omit<AskedBase, "revision"> & { revision: string };

/** The asker's own bases among these, or all of them where null. Those that are another's or have gone are left out. */
export async function listSearchedBases(
  db: Database,
  { organizationId, userId }: Asker,
  knowledgeBaseIds: readonly string[] | null,
): Promise<AskedBase[]> {
  if (knowledgeBaseIds?.length === 0) return [];

  const { rows } = await db.pool.query<Row>({
    name: "list-searched-bases",
    text: basesSql,
    values: [organizationId, userId, knowledgeBaseIds],
  });

  return rows.map((row) => ({ ...row, revision: BigInt(row.revision) }));
}

/** The same, but NOT_FOUND where one of those that were named is not the asker's. */
export async function getSearchedBases(
  db: Database,
  asker: Asker,
  knowledgeBaseIds: readonly string[] | undefined,
): Promise<AskedBase[]> {
  const named = knowledgeBaseIds ? distinctIds(knowledgeBaseIds) : null;
  const bases = await listSearchedBases(db, asker, named);
  if (named && bases.length !== named.length) throw noSuchBase();

  return bases;
}

const basesSql = `
  SELECT id, organization_id AS "organizationId", owner_id AS "ownerId", revision,
         active_embedding_index_id AS "activeEmbeddingIndexId"
  FROM knowledge_bases
  WHERE organization_id = $1 AND owner_id = $2 AND ($3::uuid[] IS NULL OR id = ANY($3))
  ORDER BY id`;
