import type { Database } from "@claw/db";
import { ReadingFailed, type VectorIndex } from "../ports.ts";
import type { EmbeddingIndexRow } from "./embedding-index.ts";
import { noteRemoval } from "./note-removal.ts";
import { signBits, vectorToBytes } from "./vector-bytes.ts";

export type StoreDeps = { db: Database; vectorIndex: VectorIndex | null };
export type ChunkVector = { chunkId: string; vector: Float32Array };

/**
 * Puts vectors into an index, the outside store first, so that a row here says that the store has it. Those of
 * passages that were deleted meanwhile are left out. Throws a ReadingFailed (WRONG_DIMENSIONS) where they do not fit
 * the index; then none is put there.
 */
export async function storeVectors(
  deps: StoreDeps,
  index: EmbeddingIndexRow,
  vectors: readonly ChunkVector[],
  signal: AbortSignal,
): Promise<void> {
  const [first] = vectors;
  if (!first) return;

  await fixDimensions(deps.db, index, first.vector.length);
  if (index.store === "pinecone") {
    await requireOutside(deps.vectorIndex).upsert(index.id, vectors, signal);
  }

  const { rows } = await deps.db.pool.query<{ chunk_id: string }>({
    name: "store-vectors",
    text: storeSql,
    values: [
      index.id,
      index.organizationId,
      vectors.map(({ chunkId }) => chunkId),
      vectors.map(({ vector }) => (index.store === "postgres" ? signBits(vector) : null)),
      vectors.map(({ vector }) => vectorToBytes(vector)),
    ],
  });
  if (index.store === "postgres" || rows.length === vectors.length) return;

  const kept = new Set(rows.map(({ chunk_id }) => chunk_id));
  const gone = vectors.map(({ chunkId }) => chunkId).filter((chunkId) => !kept.has(chunkId));
  await deps.db.prisma.$transaction((tx) => noteRemoval(tx, index.id, gone));
}

/** The store of an index that lives outside; without its settings nothing can be put there or found. */
export function requireOutside(vectorIndex: VectorIndex | null): VectorIndex {
  if (vectorIndex) return vectorIndex;

  throw new ReadingFailed(
    "EMBEDDING_FAILED",
    "The vectors of this base are in Pinecone, which is not configured here any more.",
  );
}

/** The first vector of an index says how long all of them are; one that has none yet may be told anew. */
async function fixDimensions(db: Database, index: EmbeddingIndexRow, length: number): Promise<void> {
  if (index.dimensions === length) return;

  const { rows } = await db.pool.query<{ dimensions: number }>(fixSql, [index.id, length]);
  const [row] = rows;
  if (!row) return;
  if (row.dimensions !== length) throw wrongDimensions(index.model, row.dimensions, length);

  index.dimensions = length;
}

function wrongDimensions(model: string, expected: number, got: number): ReadingFailed {
  return new ReadingFailed(
    "WRONG_DIMENSIONS",
    `The embedding model ${model} gave vectors of ${got} numbers; those of this base have ${expected}. ` +
      "Choose another embedding model for this base.",
  );
}

const fixSql = `
  UPDATE embedding_indexes i SET dimensions =
    CASE WHEN EXISTS (SELECT FROM chunk_vectors v WHERE v.index_id = i.id) THEN coalesce(i.dimensions, $2) ELSE $2 END
  WHERE i.id = $1 RETURNING i.dimensions`;

const storeSql = `
  INSERT INTO chunk_vectors (index_id, chunk_id, organization_id, bits, vector)
  SELECT i.id, c.id, c.organization_id, v.bits::varbit, v.vector
  FROM unnest($3::uuid[], $4::text[], $5::bytea[]) AS v (chunk_id, bits, vector)
    JOIN chunks c ON c.id = v.chunk_id AND c.organization_id = $2
    JOIN embedding_indexes i ON i.id = $1 AND i.organization_id = $2
  FOR KEY SHARE OF c, i
  ON CONFLICT (index_id, chunk_id) DO UPDATE SET bits = excluded.bits, vector = excluded.vector
  RETURNING chunk_id`;
