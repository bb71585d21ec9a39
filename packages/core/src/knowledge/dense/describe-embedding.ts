import type { EmbeddingState } from "@claw/contract";
import type { Database } from "@claw/db";

type Row = {
  knowledge_base_id: string;
  model: string;
  state: "building" | "active" | "failed";
  error: string | null;
  passages: number;
  embedded: number;
};

/** What to show of the embedding of bases, by the base's id: see DenseIndex.describe. */
export async function describeEmbedding(
  { prisma }: Database,
  knowledgeBaseIds: readonly string[],
): Promise<Map<string, EmbeddingState>> {
  const rows = await prisma.$queryRaw<Row[]>`
    SELECT i.knowledge_base_id, i.model, i.state::text AS state, i.error,
      CASE i.state WHEN 'active' THEN 1 ELSE
        (SELECT count(*)::int FROM documents d JOIN chunks c ON c.version_id = d.active_version_id
         WHERE d.knowledge_base_id = i.knowledge_base_id) END AS passages,
      CASE i.state WHEN 'active' THEN 1 ELSE
        (SELECT count(*)::int FROM chunk_vectors v WHERE v.index_id = i.id) END AS embedded
    FROM (
      SELECT DISTINCT ON (knowledge_base_id) * FROM embedding_indexes
      WHERE knowledge_base_id = ANY (${[...knowledgeBaseIds]}::uuid[]) AND state <> 'retired'
      ORDER BY knowledge_base_id, state = 'building' DESC, state = 'failed' DESC, created_at DESC
    ) i`;

  return new Map(
    rows.map(({ knowledge_base_id, model, state, error, passages, embedded }) => [
      knowledge_base_id,
      { model, state, error, progress: passages === 0 ? 1 : Math.min(1, embedded / passages) },
    ]),
  );
}
