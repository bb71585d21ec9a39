/** A segment, and how many of its passages can be found. */
export type SegmentSize = { id: string; chunkCount: number; visibleCount: number };

/** So many of about one size are merged into one of the next: each passage is written a few times in its life. */
const perTier = 8;
const tierBase = 4;
/** Beyond this, what was deleted is cut out. */
const deadShare = 0.3;
/** Larger ones stay as they are: writing them anew costs more than searching one more. */
const largest = 500_000;

/** Which segments of a base to merge next into one; null: none. */
export function chooseSegments(segments: readonly SegmentSize[]): string[] | null {
  const mergeable = segments.filter(({ visibleCount }) => visibleCount <= largest);
  const tiers = Map.groupBy(mergeable, ({ visibleCount }) => tierOf(visibleCount));
  const full = [...tiers].filter(([, members]) => members.length >= perTier).map(([tier]) => tier);
  if (full.length > 0) {
    const highest = Math.max(...full);
    return mergeable.flatMap(({ id, visibleCount }) => (tierOf(visibleCount) <= highest ? id : []));
  }

  const spoiled = segments.find(
    ({ chunkCount, visibleCount }) => chunkCount - visibleCount > deadShare * chunkCount,
  );
  return spoiled ? [spoiled.id] : null;
}

function tierOf(count: number): number {
  return Math.floor(Math.log(Math.max(1, count)) / Math.log(tierBase));
}
