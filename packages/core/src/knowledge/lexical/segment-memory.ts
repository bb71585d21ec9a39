import type { Database } from "@claw/db";
import { LRUCache } from "lru-cache";
import type { Log } from "../../runtime/ports.ts";
import { estimateBytes, type LoadedSegment, loadSegment } from "./load-segment.ts";
import type { Segment } from "./shape.ts";

export type SegmentMemory = {
  find(segmentId: string): LoadedSegment | null;
  /** Loads in the background what is missing of a base, unless the base is larger than all the room there is. */
  load(segments: readonly Segment[]): void;
  /** Resolves when nothing is being loaded. */
  settled(): Promise<void>;
  dispose(): Promise<void>;
};

export type SegmentMemoryOptions = { db: Database; maxBytes: number; log: Log | null };

/** Segments in memory, those that were searched longest ago out first. One is loaded at a time. */
export function createSegmentMemory({ db, maxBytes, log }: SegmentMemoryOptions): SegmentMemory {
  const loaded =
    maxBytes > 0
      ? new LRUCache<string, LoadedSegment>({ maxSize: maxBytes, sizeCalculation: ({ bytes }) => bytes })
      : null;
  const wanted = new Set<string>();
  const end = new AbortController();
  let work: Promise<void> = Promise.resolve();

  async function loadMissing(segments: readonly Segment[]): Promise<void> {
    const missing = segments.filter(({ id }) => !loaded?.has(id));
    if (end.signal.aborted || missing.length === 0) return;
    if ((await estimateBytes(db, segments)) > maxBytes) return;

    for (const segment of missing) loaded?.set(segment.id, await loadSegment(db, segment, end.signal));
  }

  return {
    find: (segmentId) => loaded?.get(segmentId) ?? null,
    load(segments) {
      const key = segments.map(({ id }) => id).join();
      if (!loaded || wanted.has(key) || segments.every(({ id }) => loaded.has(id))) return;

      wanted.add(key);
      work = work
        .then(() => loadMissing(segments))
        .catch((error: unknown) => {
          // Searching goes on in SQL, and the next search asks for it again.
          if (!end.signal.aborted)
            log?.warn({ err: error }, "a knowledge base could not be taken into memory");
        })
        .finally(() => wanted.delete(key));
    },
    settled: () => work,
    async dispose() {
      end.abort();
      await work;
      loaded?.clear();
    },
  };
}
