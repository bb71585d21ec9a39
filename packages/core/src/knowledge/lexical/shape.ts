import type { Dictionary } from "./dictionary.ts";

/** A segment without its blocks. Immutable. */
export type Segment = {
  id: string;
  chunkCount: number;
  totalLength: number;
  bucketCount: number;
  /** By ordinal. */
  lengths: Uint16Array;
  /** 16 bytes each, by ordinal. */
  chunkIds: Uint8Array;
  dictionary: Dictionary;
};

/** A segment as a base shows it. */
export type VisibleSegment = {
  segment: Segment;
  /** 1 for an ordinal that a run covers; null: all are. */
  visible: Uint8Array | null;
};

/** All that can be found in a base at one revision, without the blocks. */
export type Shape = { revision: bigint; segments: readonly VisibleSegment[] };

/** The id of the passage with an ordinal, as PostgreSQL writes it. */
export function chunkIdAt({ chunkIds }: Segment, ordinal: number): string {
  return formatChunkId(chunkIds, ordinal);
}

export function formatChunkId(chunkIds: Uint8Array, ordinal: number): string {
  const hex = Buffer.from(chunkIds.buffer, chunkIds.byteOffset + 16 * ordinal, 16).toString("hex");

  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Orders passages by id, without making strings of them. */
export function compareChunkIds(
  left: Segment,
  leftOrdinal: number,
  right: Segment,
  rightOrdinal: number,
): number {
  for (let at = 0; at < 16; at += 1) {
    const difference =
      (left.chunkIds[16 * leftOrdinal + at] ?? 0) - (right.chunkIds[16 * rightOrdinal + at] ?? 0);
    if (difference !== 0) return difference;
  }

  return 0;
}
