import type { Actor } from "../actor.ts";
import type { MessageRef } from "../conversation/schemas.ts";
import type { Positioned } from "../positioned.ts";
import type {
  CreateKnowledgeBase,
  EmbeddingModels,
  KnowledgeBase,
  KnowledgeBasePage,
  KnowledgeBaseRef,
  KnowledgeQuota,
  ListKnowledgeBases,
  UpdateKnowledgeBase,
} from "./base.ts";
import type {
  AddText,
  CountDocuments,
  Document,
  DocumentDetail,
  DocumentPage,
  DocumentRef,
  ListDocuments,
  Upload,
  WatchProgress,
} from "./document.ts";
import type { KnowledgeEvent } from "./events.ts";
import type {
  AnswerQuestion,
  Chunk,
  ChunkList,
  ChunkRef,
  GroundedAnswer,
  ListChunks,
  RetrievalTrace,
  SearchKnowledge,
  SearchResult,
} from "./search.ts";

/** Another's base, document or passage is NOT_FOUND in every verb. */
export interface KnowledgeService {
  create(actor: Actor, input: CreateKnowledgeBase): Promise<KnowledgeBase>;
  list(actor: Actor, input: ListKnowledgeBases): Promise<KnowledgeBasePage>;
  count(actor: Actor): Promise<number>;
  get(actor: Actor, input: KnowledgeBaseRef): Promise<KnowledgeBase>;
  update(actor: Actor, input: UpdateKnowledgeBase): Promise<KnowledgeBase>;
  /** With everything in it; when it returns nothing of it can be found. */
  delete(actor: Actor, input: KnowledgeBaseRef): Promise<void>;
  /** Stores a text and queues it. The same bytes in the same base are the same document. QUOTA_EXCEEDED. */
  addText(actor: Actor, input: AddText): Promise<Document>;
  /** As `addText`, for a file. PAYLOAD_TOO_LARGE. */
  upload(actor: Actor, input: Upload): Promise<Document>;
  documents(actor: Actor, input: ListDocuments): Promise<DocumentPage>;
  countDocuments(actor: Actor, input: CountDocuments): Promise<number>;
  getDocument(actor: Actor, input: DocumentRef): Promise<DocumentDetail>;
  /** When it returns nothing of the document can be found. */
  deleteDocument(actor: Actor, input: DocumentRef): Promise<void>;
  /** Again, after it failed or was cancelled. CONFLICT for one that is under way or ready. */
  retryDocument(actor: Actor, input: DocumentRef): Promise<Document>;
  /** Ends the work on it; an older version stays. CONFLICT where none is under way. */
  cancelDocument(actor: Actor, input: DocumentRef): Promise<Document>;
  /** Reads and indexes the stored bytes anew; what is there is found until it is done. */
  reindexDocument(actor: Actor, input: DocumentRef): Promise<Document>;
  /** The passages of the active version; none while there is none. */
  chunks(actor: Actor, input: ListChunks): Promise<ChunkList>;
  /** One passage of an active version: what a citation opens. NOT_FOUND once it was deleted or replaced. */
  getChunk(actor: Actor, input: ChunkRef): Promise<Chunk>;
  /** First the documents that are being worked on, then what happens. */
  onProgress(
    actor: Actor,
    input: WatchProgress,
    signal?: AbortSignal,
  ): AsyncIterable<Positioned<KnowledgeEvent>>;
  search(actor: Actor, input: SearchKnowledge, signal?: AbortSignal): Promise<SearchResult>;
  /** Retrieves, asks a model, checks its citations; waits for the whole answer. */
  answer(actor: Actor, input: AnswerQuestion, signal?: AbortSignal): Promise<GroundedAnswer>;
  /** What was looked for when an answer was grounded. NOT_FOUND for one that was not. */
  trace(actor: Actor, input: MessageRef): Promise<RetrievalTrace>;
  quota(actor: Actor): Promise<KnowledgeQuota>;
  embeddingModels(actor: Actor): Promise<EmbeddingModels>;
}
