import type { Database } from "@claw/db";
import type { VectorMatch } from "../ports.ts";
import type { EmbeddingIndexRow } from "./embedding-index.ts";
import { signBits, similarity } from "./vector-bytes.ts";

/**
 * So many of an index are looked at exactly. Measured on clustered vectors of 256 to 1,024 dimensions: the best ten of
 * an exact search are among the 400 nearest by sign in at least 99 of 100 cases.
 */
const rescored = 400;

/**
 * The nearest passages of an index in PostgreSQL: all by the signs of their components (the number of signs that differ
 * grows with the angle; Charikar, STOC 2002), the nearest of them by their cosine. Only what can be found.
 */
export async function scanVectors(
  db: Database,
  index: EmbeddingIndexRow,
  vector: Float32Array,
  limit: number,
): Promise<VectorMatch[]> {
  const { rows } = await db.pool.query<{ chunk_id: string; vector: Buffer }>({
    name: "scan-vectors",
    text: scanSql,
    values: [index.id, signBits(vector), Math.max(rescored, limit * 4), index.organizationId],
  });

  return rows
    .map(({ chunk_id, vector: stored }) => ({ chunkId: chunk_id, score: similarity(vector, stored) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, limit);
}

/** The join comes after the scan: it costs more than all the signs. */
const scanSql = `
  WITH near AS MATERIALIZED (
    SELECT chunk_id, vector FROM chunk_vectors
    WHERE index_id = $1 ORDER BY bit_count(bits # $2::varbit) LIMIT $3
  )
  SELECT near.chunk_id, near.vector
  FROM near JOIN chunks c ON c.id = near.chunk_id JOIN documents d ON d.active_version_id = c.version_id
  WHERE c.organization_id = $4`;
