import type { EmbeddingState } from "@claw/contract";
import type { Database, Transaction } from "@claw/db";
import type { Clock, Log } from "../../runtime/ports.ts";
import type { Embedders, VectorIndex, VectorMatch } from "../ports.ts";

export type DenseDeps = {
  db: Database;
  clock: Clock;
  log: Log;
  /** Owns the provider calls that are made here. */
  processId: string;
  leaseSeconds: number;
  embedders: Embedders;
  /** Where bases of more than `outsideAbove` passages keep their vectors; null: all are in PostgreSQL. */
  vectorIndex: VectorIndex | null;
  /** 100,000 where left out. */
  outsideAbove?: number;
};

/** A base, and who pays for what is embedded for it. */
export type DenseBase = { id: string; organizationId: string; ownerId: string };

export type DenseFindings = {
  /** Best first. Not yet gated: a match may be of a text that has just been replaced. */
  matches: VectorMatch[];
  /** The embedding models that were asked, or `none`. */
  by: string;
  /** Why there is less than there could be, for a person. */
  note: string | null;
};

export type VersionToEmbed = { versionId: string; knowledgeBaseId: string };

export type RemovedChunks = { versionId: string } | { documentId: string } | { knowledgeBaseId: string };

/** What a job is told about its own run. */
export type JobRun = {
  signal: AbortSignal;
  /** Nobody will try again after this one: say what went wrong where people see it. */
  isLastAttempt: boolean;
};

/** Vectors of passages, by the embedding model of each base. */
export interface DenseIndex {
  /** Never throws for a provider or an outside store: no matches, and a note. */
  search(
    bases: readonly (DenseBase & { activeEmbeddingIndexId: string | null })[],
    query: string,
    limit: number,
    signal: AbortSignal,
  ): Promise<DenseFindings>;

  /**
   * Gives every passage of a version its vector in the index of its base that is searched; nothing to do where there
   * is none. What has one already is not embedded again, so it goes on where an earlier run was cut off.
   * Throws a ReadingFailed (WRONG_DIMENSIONS, EMBEDDING_FAILED) for what another try will not mend, a DomainError
   * for what it may; the caller says EMBEDDING_FAILED when it gives up.
   */
  embedVersion(
    version: VersionToEmbed,
    onProgress: (done: number, total: number) => void,
    signal: AbortSignal,
  ): Promise<void>;

  /**
   * To be asked in the transaction that makes a version active, after the base's row was locked or updated in it:
   * false where the base's index was switched since `embedVersion`, which must then run again.
   */
  hasAllVectors(transaction: Transaction, versionId: string): Promise<boolean>;

  /**
   * Makes a base be embedded with another model, or with none: writes `embeddingModel`, makes the index beside the
   * one that is searched and queues `rebuild_index`. A base without active passages has its index at once.
   * @param priority of the job; lower goes first, 0 where left out
   */
  startRebuild(
    transaction: Transaction,
    base: DenseBase,
    model: string | null,
    priority?: number,
  ): Promise<void>;

  /** The job `rebuild_index`: fills an index that is being built and switches when it is whole; removes one that was replaced. */
  rebuildIndex(payload: { embeddingIndexId: string }, run: JobRun): Promise<void>;

  /**
   * Notes for outside stores what is about to be deleted; call it before the rows go, in the same transaction.
   * Queues `forget_vectors`.
   */
  removeChunks(transaction: Transaction, which: RemovedChunks): Promise<void>;

  /** The job `forget_vectors`: makes the outside store forget; throws while it fails, so that the job is tried again. */
  forgetVectors(signal: AbortSignal): Promise<void>;

  /** The job `reconcile`, hourly: compares the outside store with what should be there, and mends. */
  reconcile(signal: AbortSignal): Promise<Reconciled>;

  /** What to show of the embedding of bases: the index in the making, or the one that failed, or the active one. */
  describe(knowledgeBaseIds: readonly string[]): Promise<Map<string, EmbeddingState>>;
}

export type Reconciled = {
  /** In the store, belonging to nothing; removed. */
  orphans: number;
  /** Not in the store, though they should be; put there again. */
  missing: number;
};
