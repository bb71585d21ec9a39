import { batchesOf, type VectorIndex } from "@claw/core";
import type { Index, Pinecone } from "@pinecone-database/pinecone";
import { isMissingNamespace } from "./is-missing-namespace.ts";
import { readIds, readMatches } from "./read-answers.ts";
import { upsertBatches } from "./upsert-batches.ts";

export type PineconeOptions = {
  apiKey: string;
  /** Its name, by which its host is found where `host` is null. */
  index: string | null;
  /** Of the data plane: a host name, or an address for a server of one's own. */
  host: string | null;
  /** Of the control plane; Pinecone's own where left out. */
  controllerHost?: string;
  /** How long one request may take, in milliseconds. */
  timeout?: number;
};

const usualTimeout = 20_000;
/** What one request may name (docs.pinecone.io, "Limits"). */
const idsPerRequest = 1_000;
const idsPerPage = 100;
const mostMatches = 10_000;

/**
 * Pinecone through its SDK: a namespace is an embedding index, a record's id is its passage's. The namespace comes into
 * being with its first record; one that is not there holds nothing. Requests are tried twice more for faults of the
 * server's (by the SDK).
 */
export function pineconeVectorIndex(options: PineconeOptions): VectorIndex {
  const { apiKey, controllerHost, timeout = usualTimeout } = options;
  const configuration = {
    apiKey,
    maxRetries: 2,
    ...(controllerHost === undefined ? {} : { controllerHostUrl: controllerHost }),
  };
  let resolving: Promise<string> | null = null;

  /** The SDK is loaded with the first request: it costs every start 0.3 s and 28 MB otherwise. */
  async function connect(within: AbortSignal): Promise<Pinecone> {
    const { Pinecone } = await import("@pinecone-database/pinecone");

    return new Pinecone({ ...configuration, fetchApi: fetchWithin(within) });
  }

  async function hostOf(): Promise<string> {
    if (options.host) return options.host;

    resolving ??= describeHost();
    return resolving.catch((error: unknown) => {
      resolving = null;
      throw error;
    });
  }

  async function describeHost(): Promise<string> {
    if (!options.index) throw new Error("PINECONE_INDEX or PINECONE_HOST is needed to reach Pinecone");

    const client = await connect(AbortSignal.timeout(timeout));
    const { host, privateHost } = await client.describeIndex(options.index);
    const found = privateHost || host;
    if (!found) throw new Error(`Pinecone does not say where the index ${options.index} is`);

    return found;
  }

  /** The SDK takes no signal with a request, so each has a client of its own, which is little more than its settings. */
  async function open(namespace: string, signal?: AbortSignal): Promise<Index> {
    const within = AbortSignal.any([AbortSignal.timeout(timeout), ...(signal ? [signal] : [])]);
    const host = await hostOf();
    const client = await connect(within);

    return client.index({ host, namespace });
  }

  return {
    name: "pinecone",
    async upsert(namespace, vectors, signal) {
      for (const records of upsertBatches(vectors)) {
        const index = await open(namespace, signal);
        await index.upsert({ records });
      }
    },
    async query(namespace, vector, limit, signal) {
      const index = await open(namespace, signal);
      const topK = Math.min(limit, mostMatches);
      const answer = await index.query({ vector: [...vector], topK }).catch(nothingIfMissing);

      return answer ? readMatches(answer.matches, topK) : [];
    },
    async remove(namespace, chunkIds) {
      for (const ids of batchesOf(chunkIds, idsPerRequest)) {
        const index = await open(namespace);
        await index.deleteMany({ ids }).catch(nothingIfMissing);
      }
    },
    async removeAll(namespace) {
      const index = await open(namespace);
      await index.deleteAll().catch(nothingIfMissing);
    },
    async *list(namespace) {
      let paginationToken: string | undefined;
      do {
        const index = await open(namespace);
        const page = await index
          .listPaginated({ limit: idsPerPage, ...(paginationToken ? { paginationToken } : {}) })
          .catch(nothingIfMissing);
        if (!page) return;

        yield readIds(page.vectors ?? []);
        paginationToken = page.pagination?.next || undefined;
      } while (paginationToken);
    },
  };
}

function fetchWithin(signal: AbortSignal): typeof fetch {
  return (input, init) => fetch(input, { ...init, signal });
}

/** Null for a namespace that is not there; throws anything else. */
function nothingIfMissing(error: unknown): null {
  if (isMissingNamespace(error)) return null;

  throw error;
}
