import type { Database } from "@claw/db";
import type { EmbeddingIndexRow } from "./embedding-index.ts";
import { bytesToVector } from "./vector-bytes.ts";

/**
 * Vectors that the base has by the same model for the same text, by the text's hash in hexadecimal: from another
 * version, another document, or the index that is being replaced.
 */
export async function findReusable(
  db: Database,
  { knowledgeBaseId, model, dimensions }: EmbeddingIndexRow,
  hashes: readonly Uint8Array[],
): Promise<Map<string, Float32Array>> {
  const { rows } = await db.pool.query<{ hash: string; vector: Buffer }>({
    name: "find-reusable-vectors",
    text: reusableSql,
    values: [knowledgeBaseId, model, hashes.map((hash) => Buffer.from(hash)), dimensions && dimensions * 4],
  });

  return new Map(rows.map(({ hash, vector }) => [hash, bytesToVector(vector)]));
}

/** Without a known length any will do: the first one fixes it. Those of a failed index may be what made it fail. */
const reusableSql = `
  SELECT DISTINCT ON (c.content_hash) encode(c.content_hash, 'hex') AS hash, v.vector
  FROM chunks c JOIN chunk_vectors v ON v.chunk_id = c.id JOIN embedding_indexes i ON i.id = v.index_id
  WHERE c.knowledge_base_id = $1 AND c.content_hash = ANY ($3::bytea[]) AND i.knowledge_base_id = $1
    AND i.model = $2 AND i.state <> 'failed' AND v.vector IS NOT NULL
    AND ($4::int IS NULL OR octet_length(v.vector) = $4)`;
