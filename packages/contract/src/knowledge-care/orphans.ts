import { z } from "zod";
import { Id, Instant, Limit, Skip } from "../primitives.ts";

/**
 * `blob_without_version`: bytes that belong to no document. `version_without_blob`: a document whose bytes are lost;
 * what was read of it is still found. `vector_without_chunk`: a vector in an outside store whose passage is gone.
 * `lexical_without_document`: an index of words in which nothing is found any more.
 */
export const OrphanKind = z.enum([
  "blob_without_version",
  "version_without_blob",
  "vector_without_chunk",
  "lexical_without_document",
]);
export type OrphanKind = z.infer<typeof OrphanKind>;

/** What can be removed: a document is its owner's, also without its bytes. */
export const RemovableOrphan = OrphanKind.exclude(["version_without_blob"]);
export type RemovableOrphan = z.infer<typeof RemovableOrphan>;

export const ListOrphans = z.object({ kind: OrphanKind.optional(), skip: Skip.default(0), limit: Limit });
export type ListOrphans = z.infer<typeof ListOrphans>;

export const Orphan = z.object({
  id: Id,
  kind: OrphanKind,
  /** The key of bytes, the id of a version or segment, or `<index>/<passage>`. */
  reference: z.string(),
});
export type Orphan = z.infer<typeof Orphan>;

/** What the last search that has ended found and nobody has removed since. */
export const OrphanReport = z.object({
  /** Null before the first search. */
  search: z.object({ id: Id, startedAt: Instant, endedAt: Instant, error: z.string().nullable() }).nullable(),
  isSearching: z.boolean(),
  /** What an outside store was told to forget and has not yet. */
  pendingRemovals: z.number().int(),
  counts: z.record(OrphanKind, z.number().int()),
  total: z.number().int(),
  items: z.array(Orphan),
});
export type OrphanReport = z.infer<typeof OrphanReport>;

/** `searchId` says which report was read: CONFLICT where there is a newer one. */
export const RemoveOrphans = z.object({ searchId: Id, kind: RemovableOrphan });
export type RemoveOrphans = z.infer<typeof RemoveOrphans>;

/** What belongs to something by now is kept. Some thousands are removed at a time. */
export const RemovedOrphans = z.object({
  removed: z.number().int(),
  kept: z.number().int(),
  left: z.number().int(),
});
export type RemovedOrphans = z.infer<typeof RemovedOrphans>;
