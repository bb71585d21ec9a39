import type { Transaction } from "@claw/db";
import type { DenseDeps } from "./dense-index.ts";
import type { EmbeddingIndexRow } from "./embedding-index.ts";

/**
 * Up to here PostgreSQL compares all signs of a base in about 35 ms (measured at 1,024 dimensions); the time grows with
 * the number of passages.
 */
const usualLimit = 100_000;

type StoreDeps = Pick<DenseDeps, "vectorIndex" | "outsideAbove">;

/** Where an index of so many passages belongs. */
export function chooseStore(
  { vectorIndex, outsideAbove = usualLimit }: StoreDeps,
  passages: number,
): EmbeddingIndexRow["store"] {
  return vectorIndex && passages > outsideAbove ? "pinecone" : "postgres";
}

/** Whether an index in PostgreSQL has become so large that it belongs outside. */
export async function isOutgrown(
  deps: StoreDeps & { db: { prisma: Transaction } },
  { id, store }: EmbeddingIndexRow,
): Promise<boolean> {
  if (store === "pinecone" || !deps.vectorIndex) return false;

  const size = await deps.db.prisma.chunkVector.count({ where: { indexId: id } });
  return chooseStore(deps, size) === "pinecone";
}
