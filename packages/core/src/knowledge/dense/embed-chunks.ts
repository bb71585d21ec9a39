import { DomainError } from "@claw/contract";
import { batchesOf } from "../../runtime/batches-of.ts";
import type { Embedder, Embedders } from "../ports.ts";
import { ReadingFailed } from "../ports.ts";
import { type CallDeps, callProvider } from "./call-provider.ts";
import { cutForEmbedding } from "./cut-for-embedding.ts";
import type { EmbeddingIndexRow } from "./embedding-index.ts";
import { findReusable } from "./reuse-vectors.ts";
import { type StoreDeps, storeVectors } from "./store-vectors.ts";

export type EmbedDeps = CallDeps & StoreDeps & { embedders: Embedders };
export type ChunkToEmbed = { id: string; headings: string; content: string; contentHash: Uint8Array };

/** Requests under way at a time for one index. */
const concurrency = 2;
/** In milliseconds, for one request with all its tries. */
const timeLimit = 120_000;

/**
 * Gives passages their vectors in an index. What the base has a vector for by the same model is copied, the same text
 * is asked for once, and each answer is stored as it comes, so that a later try goes on from there.
 * Throws as DenseIndex.embedVersion does.
 */
export async function embedChunks(
  deps: EmbedDeps,
  index: EmbeddingIndexRow,
  chunks: readonly ChunkToEmbed[],
  onDone: (count: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const embedder = requireEmbedder(deps.embedders, index.model);
  const byHash = Map.groupBy(chunks, ({ contentHash }) => Buffer.from(contentHash).toString("hex"));
  const hashes = [...byHash.values()].flatMap(([first]) => (first ? [first.contentHash] : []));

  const reusable = await findReusable(deps.db, index, hashes);
  await store([...reusable]);

  const texts = [...byHash]
    .filter(([hash]) => !reusable.has(hash))
    .flatMap(([hash, [chunk]]) => (chunk ? [{ hash, text: textOf(chunk) }] : []));
  await inTurns([...batchesOf(texts, embedder.batchSize)], signal, async (batch, own) => {
    const vectors = await askFor(
      batch.map(({ text }) => text),
      own,
    );
    await store(batch.flatMap(({ hash }, at) => (vectors[at] ? [[hash, vectors[at]] as const] : [])));
  });

  async function store(vectors: readonly (readonly [hash: string, vector: Float32Array])[]): Promise<void> {
    const ofChunks = vectors.flatMap(([hash, vector]) =>
      (byHash.get(hash) ?? []).map(({ id }) => ({ chunkId: id, vector })),
    );
    await storeVectors(deps, index, ofChunks, signal);
    onDone(ofChunks.length);
  }

  async function askFor(batch: readonly string[], own: AbortSignal): Promise<Float32Array[]> {
    const { vectors } = await callProvider(
      deps,
      {
        payer: { organizationId: index.organizationId, userId: index.ownerId },
        purpose: "embedding",
        model: embedder.model,
        provider: embedder.provider,
        texts: batch,
        timeLimit,
        ask: (call, within) => embedder.embed(call, batch, within),
      },
      own,
    );

    return vectors;
  }
}

/** Throws a ReadingFailed where no provider has the model any more. */
export function requireEmbedder(embedders: Embedders, model: string): Embedder {
  const embedder = embedders.find(model);
  if (embedder) return embedder;

  throw new ReadingFailed(
    "EMBEDDING_FAILED",
    `The embedding model ${model} is not offered here any more. Choose another one for this base.`,
  );
}

/** What no other try will mend is said at once. */
export function finalIfRejected(error: unknown): unknown {
  if (!(error instanceof DomainError) || error.code !== "PROVIDER_REJECTED_KEY") return error;

  return new ReadingFailed("EMBEDDING_FAILED", error.message, { cause: error });
}

/** The title is not in it: the same passage of another document has the same vector. */
function textOf({ headings, content }: ChunkToEmbed): string {
  return cutForEmbedding(headings === "" ? content : `${headings}\n${content}`);
}

/** A few at a time; the first failure ends those beside it, and is thrown when they have ended. */
async function inTurns<T>(
  items: readonly T[],
  signal: AbortSignal,
  deed: (item: T, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const failed = new AbortController();
  const own = AbortSignal.any([signal, failed.signal]);
  const left = items.values();
  const failures: unknown[] = [];

  const lanes = Array.from({ length: concurrency }, async () => {
    for (const item of left) {
      if (own.aborted) return;
      try {
        await deed(item, own);
      } catch (error) {
        failures.push(error);
        failed.abort();
      }
    }
  });
  await Promise.all(lanes);

  signal.throwIfAborted();
  if (failures.length > 0) throw finalIfRejected(failures[0]);
}
