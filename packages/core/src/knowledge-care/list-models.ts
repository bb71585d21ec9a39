import type { Actor, EmbeddingUse, KnowledgeModels, ReadingModel } from "@claw/contract";
import type { KnowledgeParts } from "../knowledge/deps.ts";
import type { ReadingModels } from "../knowledge/ports.ts";
import { requireOperator } from "../runtime/require-actor.ts";

/** What may be chosen for bases, and what they are embedded with, whether or not it may be chosen still. */
export async function listModels(
  { db, embedders, rerankers }: Pick<KnowledgeParts, "db" | "embedders" | "rerankers">,
  actor: Actor,
): Promise<KnowledgeModels> {
  requireOperator(actor);
  const { rows } = await db.pool.query<EmbeddingUse>(useSql);

  return { embedding: present(embedders), rerank: present(rerankers), use: rows };
}

function present({ models, find }: ReadingModels<{ provider: string }>): ReadingModel[] {
  return models.flatMap((name) => {
    const found = find(name);
    return found ? [{ name, provider: found.provider }] : [];
  });
}

/** An index in the making, or one that failed, counts where it is by the model that its base is to have. */
const useSql = `
  SELECT b.embedding_model AS model, count(*)::int AS bases,
         coalesce(sum(s.documents), 0)::int AS documents, coalesce(sum(s.chunks), 0)::int AS chunks,
         count(*) FILTER (WHERE i.state = 'building')::int AS building,
         count(*) FILTER (WHERE i.state = 'failed')::int AS failed
  FROM knowledge_bases b
    LEFT JOIN knowledge_base_sizes s ON s.knowledge_base_id = b.id
    LEFT JOIN (
      SELECT DISTINCT ON (knowledge_base_id) knowledge_base_id, model, state FROM embedding_indexes
      WHERE state IN ('building', 'failed') ORDER BY knowledge_base_id, created_at DESC
    ) i ON i.knowledge_base_id = b.id AND i.model = b.embedding_model
  GROUP BY b.embedding_model
  ORDER BY bases DESC, model`;
