import type { Database } from "@claw/db";
import type { ChangeFeed, ChatModels } from "../conversation/ports.ts";
import type { ProviderDirectory } from "../model/ports.ts";
import type { JobNotes } from "../runtime/job-notes.ts";
import type { Clock, Log } from "../runtime/ports.ts";
import type { DenseIndex } from "./dense/dense-index.ts";
import type { Reranking } from "./dense/rerank.ts";
import type { Attempts } from "./ingestion/attempts.ts";
import type { LexicalIndex } from "./lexical/lexical-index.ts";
import type { BlobStore, DocumentReader, Embedders, Rerankers, VectorIndex } from "./ports.ts";
import type { PlanStorage } from "./quotas.ts";

export type KnowledgeLimits = {
  /** Of an organization. */
  bases: number;
  /** Of an organization. */
  documents: number;
  /** Of an organization: the bytes of the newest versions. */
  bytes: number;
  /** The largest file, in bytes. */
  fileSize: number;
  /** How long a silent process keeps a document or another job. */
  leaseSeconds: number;
  /** Jobs at a time in this process. */
  concurrentJobs: number;
  /** The pauses before what failed without the document's fault is tried again; as many tries as there are pauses. */
  retryPausesMs: readonly number[];
  /** For bases that are searched in memory. */
  lexicalMemoryBytes: number;
};

/** Of what plans can give, as much as the largest one of a fresh installation. */
export const defaultKnowledgeLimits: KnowledgeLimits = {
  bases: 2_000,
  documents: 200_000,
  bytes: 1_000 * 1024 ** 3,
  fileSize: 100 * 1024 ** 2,
  leaseSeconds: 15,
  concurrentJobs: 2,
  retryPausesMs: [5_000, 20_000, 60_000, 180_000, 600_000],
  lexicalMemoryBytes: 512 * 1024 ** 2,
};

/** What the feature needs of the outside. */
export type KnowledgeDeps = {
  db: Database;
  clock: Clock;
  log: Log;
  jobs?: JobNotes;
  /** Names this process on the provider calls that it owns; a UUID. */
  processId: string;
  limits: KnowledgeLimits;
  plans: PlanStorage;
  blobs: BlobStore;
  reader: DocumentReader;
  embedders: Embedders;
  /** Null: vectors are in PostgreSQL alone. */
  vectorIndex: VectorIndex | null;
  rerankers: Rerankers;
  changes: ChangeFeed;
  providers: ProviderDirectory;
  chatModels: ChatModels;
};

/** The same with what is made of it when the feature opens. */
export type KnowledgeParts = KnowledgeDeps & {
  lexical: LexicalIndex;
  dense: DenseIndex;
  /** Null while no reranker is chosen. */
  reranking: () => Reranking | null;
  attempts: Attempts;
};
