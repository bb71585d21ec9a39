import type { KnowledgeBase } from "@claw/contract";
import type { KnowledgeParts } from "./deps.ts";

type Row = {
  id: string;
  name: string;
  description: string | null;
  embedding_model: string | null;
  document_count: string;
  chunk_count: string;
  total_size: string;
  created_at: Date;
  updated_at: Date;
};

/** Bases with what is in them, in the order of their ids given; those that have gone are left out. Two queries for any number. */
export async function findBases(
  { db, dense }: Pick<KnowledgeParts, "db" | "dense">,
  ids: readonly string[],
): Promise<KnowledgeBase[]> {
  if (ids.length === 0) return [];

  const [{ rows }, embeddings] = await Promise.all([
    db.pool.query<Row>({ name: "find-bases", text: basesSql, values: [ids] }),
    dense.describe(ids),
  ]);

  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    description: row.description,
    embeddingModel: row.embedding_model,
    embedding: embeddings.get(row.id) ?? null,
    documentCount: Number(row.document_count),
    chunkCount: Number(row.chunk_count),
    totalSize: Number(row.total_size),
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  }));
}

/** Null where it has gone. */
export async function findBase(
  deps: Pick<KnowledgeParts, "db" | "dense">,
  id: string,
): Promise<KnowledgeBase | null> {
  const [base] = await findBases(deps, [id]);

  return base ?? null;
}

const basesSql = `
  SELECT b.id, b.name, b.description, b.embedding_model, b.created_at, b.updated_at,
         d.document_count, d.chunk_count, d.total_size
  FROM unnest($1::uuid[]) WITH ORDINALITY AS wanted(id, place)
    JOIN knowledge_bases b ON b.id = wanted.id
    CROSS JOIN LATERAL (
      SELECT count(*) AS document_count, coalesce(sum(chunk_count), 0) AS chunk_count,
             coalesce(sum(file_size), 0) AS total_size
      FROM documents WHERE organization_id = b.organization_id AND knowledge_base_id = b.id
    ) d
  ORDER BY wanted.place`;
