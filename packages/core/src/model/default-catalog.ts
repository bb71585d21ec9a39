import type { ModelKind } from "@claw/contract";

/** The offline assistant's name in the catalog; it costs nothing. */
export const offlineModel = "offline-assistant";

export type CatalogEntry = {
  name: string;
  kind: ModelKind;
  displayName: string;
  provider: string;
  /** Tokens. */
  contextWindow: number;
  /** Tokens. */
  maxOutputTokens: number;
};

function glm(
  name: string,
  displayName: string,
  contextWindow: number,
  maxOutputTokens: number,
): CatalogEntry {
  return { name, kind: "chat", displayName, provider: "zhipu", contextWindow, maxOutputTokens };
}

function zhipuEmbedding(name: string, displayName: string, contextWindow: number): CatalogEntry {
  return { name, kind: "embedding", displayName, provider: "zhipu", contextWindow, maxOutputTokens: 0 };
}

/**
 * What a fresh installation knows: Zhipu's GLM-4 family and embedding models (open.bigmodel.cn, model overview), and the
 * offline assistant.
 */
export const defaultCatalog: readonly CatalogEntry[] = [
  glm("glm-4-plus", "GLM-4-Plus", 128_000, 4_096),
  glm("glm-4", "GLM-4", 128_000, 4_096),
  glm("glm-4-air", "GLM-4-Air", 128_000, 4_096),
  glm("glm-4-airx", "GLM-4-AirX", 8_192, 4_096),
  glm("glm-4-long", "GLM-4-Long", 1_000_000, 4_096),
  glm("glm-4-flashx", "GLM-4-FlashX", 128_000, 4_096),
  glm("glm-4-flash", "GLM-4-Flash", 128_000, 4_096),
  zhipuEmbedding("embedding-3", "Embedding-3", 3_072),
  zhipuEmbedding("embedding-2", "Embedding-2", 512),
  {
    name: offlineModel,
    kind: "chat",
    displayName: "离线助手",
    provider: "offline",
    contextWindow: 32_000,
    maxOutputTokens: 4_096,
  },
];

/** What is assumed of a model that a provider announces without saying. */
export const unknownModelLimits = { contextWindow: 128_000, maxOutputTokens: 8_192 };

/** The same of one that turns texts into vectors or orders passages, and writes none. */
export const unknownReaderLimits = { contextWindow: 8_192, maxOutputTokens: 0 };

/** ¥0.02 per 1000 tokens, in micro-yuan per 1 000 000 tokens: the price of every model that has none of its own. */
export const defaultPricePerMillion = 20_000_000n;

/** Prices of models that differ from it, in the same unit (open.bigmodel.cn, pricing: ¥0.5 per 1 000 000 tokens). */
export const knownPricesPerMillion: ReadonlyMap<string, bigint> = new Map([
  ["embedding-3", 500_000n],
  ["embedding-2", 500_000n],
  [offlineModel, 0n],
]);
