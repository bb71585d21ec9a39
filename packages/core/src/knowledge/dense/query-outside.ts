import type { Database } from "@claw/db";
import type { VectorIndex, VectorMatch } from "../ports.ts";
import type { EmbeddingIndexRow } from "./embedding-index.ts";

/** The nearest passages of an index outside; what the store has not forgotten yet is left out, and made up for. */
export async function queryOutside(
  db: Database,
  vectorIndex: VectorIndex,
  { id, organizationId }: EmbeddingIndexRow,
  vector: Float32Array,
  limit: number,
  signal: AbortSignal,
): Promise<VectorMatch[]> {
  const found = await vectorIndex.query(id, vector, limit * 2, signal);
  const { rows } = await db.pool.query<{ id: string }>({
    name: "keep-findable",
    text: findableSql,
    values: [found.map(({ chunkId }) => chunkId), organizationId, id],
  });
  const findable = new Set(rows.map((row) => row.id));

  return found.filter(({ chunkId }) => findable.has(chunkId)).slice(0, limit);
}

const findableSql = `
  SELECT c.id FROM chunks c JOIN documents d ON d.active_version_id = c.version_id
    JOIN chunk_vectors v ON v.chunk_id = c.id AND v.index_id = $3
  WHERE c.id = ANY ($1::uuid[]) AND c.organization_id = $2`;
