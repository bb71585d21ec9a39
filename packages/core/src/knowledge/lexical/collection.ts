import type { Shape, VisibleSegment } from "./shape.ts";

/** All segments of the searched bases as one: its numbers are those of all together. */
export type Collection = {
  segments: readonly VisibleSegment[];
  /** The number of a segment's first passage among all, by its place in `segments`. */
  offsets: readonly number[];
  /** With those that no run covers: postings count them as well, until they are merged away. */
  chunkCount: number;
  averageLength: number;
};

export function joinShapes(shapes: readonly Shape[]): Collection {
  const segments = shapes.flatMap((shape) => shape.segments);
  const offsets: number[] = [];
  let chunkCount = 0;
  let totalLength = 0;
  for (const { segment } of segments) {
    offsets.push(chunkCount);
    chunkCount += segment.chunkCount;
    totalLength += segment.totalLength;
  }

  return { segments, offsets, chunkCount, averageLength: Math.max(1, totalLength / Math.max(1, chunkCount)) };
}

/** In how many passages a Han character is. */
export function documentsOf({ segments }: Collection, character: number): number {
  return segments.reduce((sum, { segment }) => sum + (segment.dictionary.get(character) ?? 0), 0);
}
