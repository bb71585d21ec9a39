import { z } from "zod";
import { ModelName } from "../model/schemas.ts";

/** A model that can be chosen, and whose it is. */
export const ReadingModel = z.object({ name: z.string(), provider: z.string() });
export type ReadingModel = z.infer<typeof ReadingModel>;

/** The bases that are embedded with one model; null: with none. */
export const EmbeddingUse = z.object({
  model: z.string().nullable(),
  bases: z.number().int(),
  documents: z.number().int(),
  chunks: z.number().int(),
  /** Of these bases: whose index is being made, and whose could not be. Both are searched by the one before. */
  building: z.number().int(),
  failed: z.number().int(),
});
export type EmbeddingUse = z.infer<typeof EmbeddingUse>;

/** What may be chosen to embed and to order, and what bases are embedded with. */
export const KnowledgeModels = z.object({
  embedding: z.array(ReadingModel),
  rerank: z.array(ReadingModel),
  /** By the number of bases. */
  use: z.array(EmbeddingUse),
});
export type KnowledgeModels = z.infer<typeof KnowledgeModels>;

export const EmbedAnew = z.object({ model: ModelName });
export type EmbedAnew = z.infer<typeof EmbedAnew>;

/** How many bases were begun, and how many have another model still: some are begun at a time. */
export const EmbeddedAnew = z.object({ begun: z.number().int(), left: z.number().int() });
export type EmbeddedAnew = z.infer<typeof EmbeddedAnew>;
