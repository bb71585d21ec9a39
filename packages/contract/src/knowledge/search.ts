import { z } from "zod";
import { Citation } from "../conversation/citation.ts";
import { Usage } from "../conversation/usage.ts";
import { ModelName } from "../model/schemas.ts";
import { filledText, Id, Limit, Money } from "../primitives.ts";
import { maxBasesPerSearch, maxQuestionLength } from "./limits.ts";

const Question = filledText(maxQuestionLength);
const BaseIds = z.array(Id).max(maxBasesPerSearch);

/** A passage of the active version. */
export const Chunk = z.object({
  id: Id,
  documentId: Id,
  ordinal: z.number().int(),
  headings: z.string(),
  content: z.string(),
  /** Its span in the document's text, in UTF-16 units. */
  start: z.number().int(),
  end: z.number().int(),
  /** From 1. */
  page: z.number().int().nullable(),
});
export type Chunk = z.infer<typeof Chunk>;

/** From `from` on, by ordinal: the page around a citation starts where its passage is. */
export const ListChunks = z.object({
  documentId: Id,
  from: z.number().int().min(0).default(0),
  limit: Limit,
});
export type ListChunks = z.infer<typeof ListChunks>;

export const ChunkList = z.object({ items: z.array(Chunk), total: z.number().int() });
export type ChunkList = z.infer<typeof ChunkList>;

export const ChunkRef = z.object({ chunkId: Id });
export type ChunkRef = z.infer<typeof ChunkRef>;

/** A passage that was found. */
export const Hit = z.object({
  knowledgeBaseId: Id,
  documentId: Id,
  chunkId: Id,
  title: z.string(),
  headings: z.string(),
  content: z.string(),
  /** Comparable within one search only. */
  score: z.number(),
  page: z.number().int().nullable(),
  start: z.number().int(),
  end: z.number().int(),
});
export type Hit = z.infer<typeof Hit>;

export const retrievalStages = ["lexical", "dense", "fusion", "rerank", "gate", "expand"] as const;

/** What one stage of a retrieval found, best first. */
export const StageTrace = z.object({
  stage: z.enum(retrievalStages),
  milliseconds: z.number(),
  /** `memory`, `sql`, the embedding model, the reranker, …: what did it. */
  by: z.string(),
  found: z.array(z.object({ chunkId: Id, documentId: Id, score: z.number() })),
  /** What was taken out here, and why. */
  dropped: z.array(
    z.object({ chunkId: Id, reason: z.enum(["gone", "foreign", "duplicate", "beyond", "noRoom"]) }),
  ),
  /** Something a person should know: the embedding provider failed and words alone were searched, … */
  note: z.string().nullable(),
});
export type StageTrace = z.infer<typeof StageTrace>;

/** What a retrieval did. Holds no text of documents. */
export const RetrievalTrace = z.object({
  /** As it was looked for. */
  query: z.string(),
  /** The terms of the lexical index that were looked for, with how many passages have each. */
  terms: z.array(z.object({ term: z.string(), documents: z.number().int(), used: z.boolean() })),
  knowledgeBaseIds: z.array(Id),
  stages: z.array(StageTrace),
  milliseconds: z.number(),
});
export type RetrievalTrace = z.infer<typeof RetrievalTrace>;

export const SearchKnowledge = z.object({
  /** All of one's own where left out. */
  knowledgeBaseIds: BaseIds.optional(),
  query: Question,
  topK: z.number().int().min(1).max(50).default(5),
});
export type SearchKnowledge = z.infer<typeof SearchKnowledge>;

export const SearchResult = z.object({ hits: z.array(Hit), trace: RetrievalTrace });
export type SearchResult = z.infer<typeof SearchResult>;

export const AnswerQuestion = z.object({
  knowledgeBaseIds: BaseIds.optional(),
  question: Question,
  topK: z.number().int().min(1).max(20).default(5),
  /** The installation's default where left out. */
  model: ModelName.optional(),
});
export type AnswerQuestion = z.infer<typeof AnswerQuestion>;

export const GroundedAnswer = z.object({
  answer: z.string(),
  /** The passages that the model was given, by their number in the answer. */
  sources: z.array(Hit.extend({ number: z.number().int() })),
  citations: z.array(Citation),
  /** False where nothing was found and the model answered without. */
  ragEnabled: z.boolean(),
  model: z.string(),
  usage: Usage.nullable(),
  cost: Money,
  trace: RetrievalTrace,
});
export type GroundedAnswer = z.infer<typeof GroundedAnswer>;
