import { z } from "zod";
import { Id, Instant, Limit, Skip, text } from "../primitives.ts";

export const BaseSort = z.enum(["bytes", "chunks", "documents", "changedAt", "name"]);
export type BaseSort = z.infer<typeof BaseSort>;

export const SearchBases = z.object({
  /** Part of a base's name, or of its owner's name or e-mail address. */
  query: text(200).optional(),
  sort: BaseSort.default("bytes"),
  direction: z.enum(["asc", "desc"]).default("desc"),
  skip: Skip.default(0),
  limit: Limit,
});
export type SearchBases = z.infer<typeof SearchBases>;

/** Somebody as they are named beside what is theirs. */
export const OwnerName = z.object({ id: Id, name: z.string(), email: z.string() });
export type OwnerName = z.infer<typeof OwnerName>;

/** A base as operators see it: how much it is, nothing of what is in it. */
export const SizedBase = z.object({
  id: Id,
  name: z.string(),
  owner: OwnerName,
  documents: z.number().int(),
  chunks: z.number().int(),
  /** Of the newest versions. */
  bytes: z.number().int(),
  embeddingModel: z.string().nullable(),
  createdAt: Instant,
  changedAt: Instant,
});
export type SizedBase = z.infer<typeof SizedBase>;

export const SizedBasePage = z.object({
  total: z.number().int(),
  /** There are at least so many: the search means nearly everything. */
  isCapped: z.boolean(),
  items: z.array(SizedBase),
});
export type SizedBasePage = z.infer<typeof SizedBasePage>;
