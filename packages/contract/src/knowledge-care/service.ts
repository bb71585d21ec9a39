import type { Actor } from "../actor.ts";
import type { DocumentRef } from "../knowledge/document.ts";
import type { SearchBases, SizedBasePage } from "./bases.ts";
import type { FailedPage, ListFailed, ListQueue, QueuePage, Retried, RetryFailed } from "./documents.ts";
import type { ListOrphans, OrphanReport, RemovedOrphans, RemoveOrphans } from "./orphans.ts";

/** Everybody's knowledge, for those who keep it going: how much and how far, never what it says. Operators only. */
export interface KnowledgeCareService {
  bases(actor: Actor, input: SearchBases): Promise<SizedBasePage>;
  queue(actor: Actor, input: ListQueue): Promise<QueuePage>;
  failed(actor: Actor, input: ListFailed): Promise<FailedPage>;
  /** CONFLICT for one that is under way or ready. */
  retry(actor: Actor, input: DocumentRef): Promise<void>;
  retryFailed(actor: Actor, input: RetryFailed): Promise<Retried>;
  /** CONFLICT where nothing is under way. */
  cancel(actor: Actor, input: DocumentRef): Promise<void>;
  orphans(actor: Actor, input: ListOrphans): Promise<OrphanReport>;
  /** Begins a search, unless one is under way. */
  findOrphans(actor: Actor): Promise<void>;
  removeOrphans(actor: Actor, input: RemoveOrphans): Promise<RemovedOrphans>;
}
