import { z } from "zod";
import { ModelName } from "../model/schemas.ts";
import { filledText, Id, Instant, Limit, page, Skip, text } from "../primitives.ts";

const Name = filledText(200);
const Description = text(2000);

/** What a base is embedded with: `building` while a second index is made beside the one that is searched. */
export const EmbeddingState = z.object({
  model: z.string(),
  state: z.enum(["building", "active", "failed"]),
  /** How many of the passages have their vector, from 0 to 1. */
  progress: z.number().min(0).max(1),
  error: z.string().nullable(),
});
export type EmbeddingState = z.infer<typeof EmbeddingState>;

export const KnowledgeBase = z.object({
  id: Id,
  name: z.string(),
  description: z.string().nullable(),
  /** Null: searched by words alone. */
  embeddingModel: z.string().nullable(),
  embedding: EmbeddingState.nullable(),
  documentCount: z.number().int(),
  chunkCount: z.number().int(),
  /** Of the newest versions, in bytes. */
  totalSize: z.number().int(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type KnowledgeBase = z.infer<typeof KnowledgeBase>;

export const CreateKnowledgeBase = z.object({
  /** A client's own id makes a retry return the same base. */
  id: Id.optional(),
  name: Name,
  description: Description.nullable().optional(),
  /** One that the installation offers; left out: the installation's own, if it has one; null: by words alone. */
  embeddingModel: ModelName.nullable().optional(),
});
export type CreateKnowledgeBase = z.infer<typeof CreateKnowledgeBase>;

export const UpdateKnowledgeBase = z.object({
  knowledgeBaseId: Id,
  name: Name.optional(),
  description: Description.nullable().optional(),
  /** Another model builds a second index beside the first, which is searched until the second is whole. */
  embeddingModel: ModelName.nullable().optional(),
});
export type UpdateKnowledgeBase = z.infer<typeof UpdateKnowledgeBase>;

export const KnowledgeBaseRef = z.object({ knowledgeBaseId: Id });
export type KnowledgeBaseRef = z.infer<typeof KnowledgeBaseRef>;

export const ListKnowledgeBases = z.object({
  cursor: z.string().max(200).nullish(),
  skip: Skip.optional(),
  limit: Limit,
  /** Found in names and descriptions. */
  query: text(200).optional(),
});
export type ListKnowledgeBases = z.infer<typeof ListKnowledgeBases>;

export const KnowledgeBasePage = page(KnowledgeBase);
export type KnowledgeBasePage = z.infer<typeof KnowledgeBasePage>;

/** What is used of what may be, for the caller's organization. */
export const KnowledgeQuota = z.object({
  bases: z.object({ used: z.number().int(), limit: z.number().int() }),
  documents: z.object({ used: z.number().int(), limit: z.number().int() }),
  /** In bytes. */
  storage: z.object({ used: z.number().int(), limit: z.number().int() }),
  /** The largest file, in bytes. */
  fileSize: z.number().int(),
});
export type KnowledgeQuota = z.infer<typeof KnowledgeQuota>;

/** What bases can be embedded with here. */
export const EmbeddingModels = z.object({ default: z.string().nullable(), models: z.array(z.string()) });
export type EmbeddingModels = z.infer<typeof EmbeddingModels>;
