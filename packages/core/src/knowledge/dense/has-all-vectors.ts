import type { Transaction } from "@claw/db";

/** See DenseIndex.hasAllVectors. */
export async function hasAllVectors(tx: Transaction, versionId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ lacks: boolean }[]>`
    SELECT EXISTS (
      SELECT FROM chunks c JOIN knowledge_bases b ON b.id = c.knowledge_base_id
      WHERE c.version_id = ${versionId}::uuid AND b.active_embedding_index_id IS NOT NULL AND NOT EXISTS
        (SELECT FROM chunk_vectors v WHERE v.index_id = b.active_embedding_index_id AND v.chunk_id = c.id)
    ) AS lacks`;

  return row?.lacks === false;
}
