import { type Embedded, type Embedder, pause } from "@claw/core";
import OpenAI from "openai";
import type { EmbeddingCreateParams } from "openai/resources/embeddings";
import type { Door } from "../openai/open-dispatcher.ts";
import { openFetch } from "../openai/open-fetch.ts";
import { toDomainError } from "../openai/to-domain-error.ts";
import { embedShorter } from "./embed-shorter.ts";
import { isWorthWaiting } from "./is-worth-waiting.ts";
import { readEmbeddings } from "./read-embeddings.ts";

export type OpenAiEmbedderOptions = {
  /** Such as `https://open.bigmodel.cn/api/paas/v4`. */
  baseUrl: string;
  /** Null for local servers that want none. */
  apiKey: string | null;
  /** As a base remembers it. */
  model: string;
  /** As the provider calls it; the same where left out. */
  upstreamName?: string;
  /** Of its catalog entry. */
  provider: string;
  /** Trusted where left out. */
  door?: Door;
  batchSize?: number;
  /** How long one request may take, in milliseconds. */
  timeout?: number;
  /** Pauses before the second and further tries, in milliseconds; a provider's Retry-After may make them longer. */
  retryPauses?: readonly number[];
};

/** Zhipu takes 64 (open.bigmodel.cn, "Embedding-3"), OpenAI more; but reading an answer holds the event loop. */
const usualBatchSize = 32;
const usualTimeout = 30_000;
const usualRetryPauses = [500, 2_000, 6_000];

/** Any provider with OpenAI's `/embeddings`. Tries again while it is worth it and the caller's signal lets it. */
export function openAiEmbedder(options: OpenAiEmbedderOptions): Embedder {
  const { baseUrl, apiKey, model, provider, batchSize = usualBatchSize } = options;
  const { upstreamName = model, timeout = usualTimeout, retryPauses = usualRetryPauses } = options;
  const client = new OpenAI({
    baseURL: baseUrl,
    apiKey: apiKey ?? "none",
    maxRetries: 0,
    timeout,
    fetch: openFetch(options.door),
  });

  async function request(texts: readonly string[], signal: AbortSignal): Promise<Embedded> {
    // Left to itself the SDK asks for base64, which not every compatible provider knows.
    const body = {
      model: upstreamName,
      input: [...texts],
      encoding_format: "float",
    } satisfies EmbeddingCreateParams;
    const { data, usage } = await client.embeddings.create(body, { signal });

    return { vectors: readEmbeddings(data, texts.length), tokens: readTokens(usage) };
  }

  async function requestPatiently(texts: readonly string[], signal: AbortSignal): Promise<Embedded> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await request(texts, signal);
      } catch (error) {
        const failure = toDomainError(error);
        const wait = retryPauses[attempt];
        if (signal.aborted || wait === undefined || !isWorthWaiting(failure)) throw failure;

        await pause(Math.max(wait, (failure.retryAfter ?? 0) * 1000), signal);
        if (signal.aborted) throw failure;
      }
    }
  }

  return {
    model,
    provider,
    batchSize,
    embed: (_call, texts, signal) => embedShorter(texts, (shorter) => requestPatiently(shorter, signal)),
  };
}

/** Null for what cannot be a count. */
function readTokens(usage: unknown): number | null {
  if (typeof usage !== "object" || usage === null || !("total_tokens" in usage)) return null;

  const { total_tokens: tokens } = usage;
  return typeof tokens === "number" && Number.isSafeInteger(tokens) && tokens > 0 && tokens < 2 ** 31
    ? tokens
    : null;
}
