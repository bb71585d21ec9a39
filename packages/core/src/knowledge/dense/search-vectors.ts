import { DomainError } from "@claw/contract";
import { ReadingFailed, type VectorMatch } from "../ports.ts";
import { callProvider } from "./call-provider.ts";
import { cutForEmbedding } from "./cut-for-embedding.ts";
import type { DenseBase, DenseDeps, DenseFindings } from "./dense-index.ts";
import { requireEmbedder } from "./embed-chunks.ts";
import { type EmbeddingIndexRow, listActiveIndexes } from "./embedding-index.ts";
import { fuse } from "./fuse.ts";
import { queryOutside } from "./query-outside.ts";
import { scanVectors } from "./scan-vectors.ts";
import { requireOutside } from "./store-vectors.ts";

/** In milliseconds: somebody waits for it, and there are the words alone. */
const embeddingTimeLimit = 5_000;
const storeTimeLimit = 5_000;

type Found = { matches: VectorMatch[]; note: string | null };

/** See DenseIndex.search. Bases of the same model are searched as one; of several models, ranks are what compares. */
export async function searchVectors(
  deps: DenseDeps,
  bases: readonly (DenseBase & { activeEmbeddingIndexId: string | null })[],
  query: string,
  limit: number,
  signal: AbortSignal,
): Promise<DenseFindings> {
  const embedded = bases.filter(({ activeEmbeddingIndexId }) => activeEmbeddingIndexId !== null);
  if (embedded.length === 0 || query.trim() === "") return { matches: [], by: "none", note: null };

  const indexes = await listActiveIndexes(
    deps.db.prisma,
    embedded.map(({ id }) => id),
  );
  const byModel = [...Map.groupBy(indexes, ({ model }) => model)];
  const found = await Promise.all(
    byModel.map(([model, ofModel]) => searchByModel(deps, model, ofModel, query, limit, signal)),
  );
  signal.throwIfAborted();

  const [only = { matches: [], note: null }] = found;
  const lists = found.map(({ matches }) => matches);
  const notes = found.flatMap(({ note }) => note ?? []);

  return {
    matches: found.length > 1 ? fuse(lists).slice(0, limit) : only.matches,
    by: byModel.map(([model]) => model).join(", ") || "none",
    note: notes.length === 0 ? null : notes.join(" "),
  };
}

/** What goes wrong outside costs this list, not the search. */
async function searchByModel(
  deps: DenseDeps,
  model: string,
  indexes: readonly EmbeddingIndexRow[],
  query: string,
  limit: number,
  signal: AbortSignal,
): Promise<Found> {
  try {
    const vector = await embedQuery(deps, model, indexes, query, signal);
    const found = await Promise.all(indexes.map((index) => searchIndex(deps, index, vector, limit, signal)));
    const notes = new Set(found.flatMap(({ note }) => note ?? []));

    return {
      matches: found
        .flatMap(({ matches }) => matches)
        .sort((a, b) => b.score - a.score)
        .slice(0, limit),
      note: notes.size === 0 ? null : [...notes].join(" "),
    };
  } catch (error) {
    if (!(error instanceof DomainError || error instanceof ReadingFailed)) throw error;
    deps.log.warn({ err: error, model }, "a question could not be embedded");

    return { matches: [], note: `Searched by words alone: ${error.message}` };
  }
}

async function embedQuery(
  deps: DenseDeps,
  model: string,
  [first]: readonly EmbeddingIndexRow[],
  query: string,
  signal: AbortSignal,
): Promise<Float32Array> {
  if (!first) throw new Error(`no index is searched by ${model}`);

  const embedder = requireEmbedder(deps.embedders, model);
  const texts = [cutForEmbedding(query)];
  const { vectors } = await callProvider(
    deps,
    {
      payer: { organizationId: first.organizationId, userId: first.ownerId },
      purpose: "embedding",
      model,
      provider: embedder.provider,
      texts,
      timeLimit: embeddingTimeLimit,
      ask: (call, within) => embedder.embed(call, texts, within),
    },
    signal,
  );
  const [vector] = vectors;
  if (!vector) throw new Error(`the embedder of ${model} gave no vector`);

  return vector;
}

async function searchIndex(
  deps: DenseDeps,
  index: EmbeddingIndexRow,
  vector: Float32Array,
  limit: number,
  signal: AbortSignal,
): Promise<Found> {
  const { id, model, dimensions, store } = index;
  if (dimensions === null) return { matches: [], note: null };
  if (dimensions !== vector.length) {
    return {
      matches: [],
      note: `Searched by words alone: ${model} gives vectors of ${vector.length} numbers now, and had ${dimensions}.`,
    };
  }
  if (store === "postgres") {
    return { matches: await scanVectors(deps.db, index, vector, limit), note: null };
  }

  const within = AbortSignal.any([signal, AbortSignal.timeout(storeTimeLimit)]);
  try {
    const outside = requireOutside(deps.vectorIndex);
    return { matches: await queryOutside(deps.db, outside, index, vector, limit, within), note: null };
  } catch (error) {
    deps.log.warn({ err: error, embeddingIndexId: id }, "the vector store could not be searched");

    return { matches: [], note: "Searched by words alone: the vector store did not answer." };
  }
}
