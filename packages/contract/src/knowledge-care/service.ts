import type { Actor } from "../actor.ts";
import type { DocumentRef } from "../knowledge/document.ts";
import type { SearchBases, SizedBasePage } from "./bases.ts";
import type { FailedPage, ListFailed, ListQueue, QueuePage, Retried, RetryFailed } from "./documents.ts";
import type { EmbedAnew, EmbeddedAnew, KnowledgeModels } from "./models.ts";
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
  models(actor: Actor): Promise<KnowledgeModels>;
  /**
   * Has bases that are embedded with another model embedded with this one, a hundred at a time; when none is left, those
   * with which it failed. Each is searched by what it has until the new index is whole; its owner pays. Those that are
   * searched by words alone stay so. INVALID_INPUT for a model that is not offered.
   */
  embedAnew(actor: Actor, input: EmbedAnew): Promise<EmbeddedAnew>;
  orphans(actor: Actor, input: ListOrphans): Promise<OrphanReport>;
  /** Begins a search, unless one is under way. */
  findOrphans(actor: Actor): Promise<void>;
  removeOrphans(actor: Actor, input: RemoveOrphans): Promise<RemovedOrphans>;
}
