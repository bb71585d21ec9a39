import type { DenseIndex } from "../dense/dense-index.ts";
import type { Reranking } from "../dense/rerank.ts";
import type { KnowledgeParts } from "../deps.ts";

/** What finding passages needs. */
export type RetrievalDeps = Pick<KnowledgeParts, "db" | "log" | "lexical"> & {
  dense: Pick<DenseIndex, "search">;
  /** Null: the order of the indexes stays. */
  reranking: () => Reranking | null;
};

/** Whose texts are looked through; everything else is as if it were not there. */
export type Asker = { organizationId: string; userId: string };
