import type { Embedder, Embedders } from "@claw/core";
import { openAiEmbedder } from "./openai-embedder.ts";

/** An OpenAI-compatible service that answers, as the server has found it. */
export type EmbeddingConnection = {
  /** As its models' provider is called in the catalog. */
  name: string;
  baseUrl: string;
  apiKey: string | null;
};

export type EmbedderTuning = { timeout?: number; retryPauses?: readonly number[] };

/**
 * The embedding models that the settings name, the first one by default. A base that was embedded with another one is
 * still searched by it, as far as its provider goes on serving it.
 * @param setting EMBEDDING_MODEL: one name, or several separated by commas; null: none
 */
export function createEmbedders(
  connections: readonly EmbeddingConnection[],
  setting: string | null,
  tuning: EmbedderTuning = {},
): Embedders {
  const known = new Map<string, Embedder>();
  const names = (setting ?? "").split(",").map((name) => name.trim());
  const models = connections.length === 0 ? [] : names.filter((name) => name !== "");

  return {
    defaultModel: models[0] ?? null,
    models,
    find(model) {
      const connection = connectionOf(connections, model);
      if (!connection) return null;

      const embedder =
        known.get(model) ?? openAiEmbedder({ ...connection, provider: connection.name, model, ...tuning });
      known.set(model, embedder);

      return embedder;
    },
  };
}

/** Zhipu's models are asked for at Zhipu where its key is there too; all others at the first service. */
function connectionOf(
  connections: readonly EmbeddingConnection[],
  model: string,
): EmbeddingConnection | undefined {
  const isZhipus = /^embedding-\d/.test(model);

  return (isZhipus ? connections.find(({ name }) => name === "zhipu") : undefined) ?? connections[0];
}
