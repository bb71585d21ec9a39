import type { DenseDeps, DenseIndex } from "./dense-index.ts";
import { describeEmbedding } from "./describe-embedding.ts";
import { embedVersion } from "./embed-version.ts";
import { forgetVectors } from "./forget-vectors.ts";
import { hasAllVectors } from "./has-all-vectors.ts";
import { rebuildIndex } from "./rebuild-index.ts";
import { reconcile } from "./reconcile.ts";
import { removeChunks } from "./remove-chunks.ts";
import { searchVectors } from "./search-vectors.ts";
import { startRebuild } from "./start-rebuild.ts";

export function createDenseIndex(deps: DenseDeps): DenseIndex {
  return {
    search: (bases, query, limit, signal) => searchVectors(deps, bases, query, limit, signal),
    embedVersion: (version, onProgress, signal) => embedVersion(deps, version, onProgress, signal),
    hasAllVectors,
    startRebuild: (transaction, base, model, priority) =>
      startRebuild(deps, transaction, base, model, priority),
    rebuildIndex: (payload, run) => rebuildIndex(deps, payload, run),
    removeChunks,
    forgetVectors: (signal) => forgetVectors(deps, signal),
    reconcile: (signal) => reconcile(deps, signal),
    describe: (knowledgeBaseIds) => describeEmbedding(deps.db, knowledgeBaseIds),
  };
}
