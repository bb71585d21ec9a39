import type { Reranker } from "@claw/core";
import type { EmbeddingConnection } from "../openai-embedder/create-embedders.ts";
import { apiReranker } from "./api-reranker.ts";

/**
 * The reranker that the settings name, at the first service, or at Zhipu where the name is Zhipu's and its key is there.
 * @param setting RERANK_MODEL; null: none
 */
export function createReranker(
  connections: readonly EmbeddingConnection[],
  setting: string | null,
): Reranker | null {
  if (setting === null) return null;

  const zhipu = setting === "rerank" ? connections.find(({ name }) => name === "zhipu") : undefined;
  const connection = zhipu ?? connections[0];

  return connection ? apiReranker({ ...connection, provider: connection.name, model: setting }) : null;
}
