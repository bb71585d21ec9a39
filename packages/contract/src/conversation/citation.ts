import { z } from "zod";
import { Id } from "../primitives.ts";

/** A passage that an answer was given, with its place in the document. Its text is asked for: it may be gone. */
export const Source = z.object({
  /** As the answer cites it: `[1]`. */
  number: z.number().int(),
  knowledgeBaseId: Id,
  documentId: Id,
  versionId: Id,
  chunkId: Id,
  title: z.string(),
  headings: z.string(),
  score: z.number(),
  page: z.number().int().nullable(),
  start: z.number().int(),
  end: z.number().int(),
});
export type Source = z.infer<typeof Source>;

/** A source with its text, as a live answer announces it. Empty where the text is gone by now. */
export const SourceText = Source.extend({ content: z.string() });
export type SourceText = z.infer<typeof SourceText>;

/** What an answer quotes of a source, or names as its ground. */
export const Citation = z.object({
  number: z.number().int(),
  documentId: Id,
  versionId: Id,
  chunkId: Id,
  title: z.string(),
  /** As the answer has it; empty where it names the source without quoting. */
  quote: z.string(),
  page: z.number().int().nullable(),
  /** The quote's span in the document's text where it is verified, else the passage's. */
  start: z.number().int(),
  end: z.number().int(),
  /** Where the mark `[n]` stands in the answer, in UTF-16 units. */
  at: z.number().int(),
  /** True only where the passage has these words. */
  verified: z.boolean(),
});
export type Citation = z.infer<typeof Citation>;
