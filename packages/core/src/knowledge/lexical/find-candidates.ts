import { b, inverseFrequency, k1 } from "./bm25.ts";
import type { Collection } from "./collection.ts";
import type { PostingList, WeightedTerm } from "./find-postings.ts";
import { compareChunkIds } from "./shape.ts";

/** A passage by its segment's place in the collection. */
export type Candidate = { at: number; ordinal: number; score: number };

/** Room that searches share, one after the other: a number for each passage of a large base is not made for each. */
export type ScoreRoom = {
  find(collection: Collection, terms: readonly WeightedTerm[], limit: number): Candidate[];
};

export function createScoreRoom(): ScoreRoom {
  let scores = new Float64Array(0);
  let touched = new Uint32Array(0);

  return {
    find(collection, terms, limit) {
      if (scores.length < collection.chunkCount) {
        scores = new Float64Array(collection.chunkCount);
        touched = new Uint32Array(collection.chunkCount);
      }

      let count = 0;
      for (const { weight, documents, lists } of terms) {
        const factor = weight * inverseFrequency(documents, collection.chunkCount) * (k1 + 1);
        for (const list of lists) count = addPostings(collection, list, factor, { scores, touched, count });
      }

      const best = selectBest(collection, { scores, touched: touched.subarray(0, count), limit });
      for (const passage of touched.subarray(0, count)) scores[passage] = 0;

      return best;
    },
  };
}

/**
 * Adds what a term says to the passages that have it. Reads the postings in place, since this is where the time goes.
 * @returns how many passages have a score now
 */
function addPostings(
  { segments, offsets, averageLength }: Collection,
  { at, block, entry }: PostingList,
  factor: number,
  room: { scores: Float64Array; touched: Uint32Array; count: number },
): number {
  const shown = segments[at];
  if (!shown) return room.count;

  const { scores, touched } = room;
  const { lengths } = shown.segment;
  const { visible } = shown;
  const offset = offsets[at] ?? 0;
  const flat = k1 * (1 - b);
  const slope = (k1 * b) / averageLength;
  let { count } = room;
  let ordinal = -1;
  let place = entry.from;

  while (place < entry.to) {
    let byte = block[place++] ?? 0;
    let step = byte & 0x7f;
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = block[place++] ?? 0;
      step |= (byte & 0x7f) << shift;
    }

    let times = 1;
    if ((step & 1) === 1) {
      byte = block[place++] ?? 0;
      times = byte & 0x7f;
      for (let shift = 7; byte > 0x7f; shift += 7) {
        byte = block[place++] ?? 0;
        times |= (byte & 0x7f) << shift;
      }
    }

    ordinal += (step >>> 1) + 1;
    if (visible !== null && visible[ordinal] !== 1) continue;

    const passage = offset + ordinal;
    const before = scores[passage] ?? 0;
    if (before === 0) touched[count++] = passage;
    scores[passage] = before + (factor * times) / (times + flat + slope * (lengths[ordinal] ?? 0));
  }

  return count;
}

/** The best so far, the worst of them at the front: most passages are refused by one comparison. */
function selectBest(
  collection: Collection,
  { scores, touched, limit }: { scores: Float64Array; touched: Uint32Array; limit: number },
): Candidate[] {
  const heap: Candidate[] = [];
  let bar = 0;
  for (const passage of touched) {
    const score = scores[passage] ?? 0;
    if (heap.length === limit && score < bar) continue;

    const at = segmentAt(collection.offsets, passage);
    const candidate = { at, ordinal: passage - (collection.offsets[at] ?? 0), score };
    if (heap.length < limit) {
      heap.push(candidate);
      rise(collection, heap);
    } else if (heap[0] && compareCandidates(collection, candidate, heap[0]) < 0) {
      heap[0] = candidate;
      sink(collection, heap);
    }
    bar = heap[0]?.score ?? 0;
  }

  return heap.sort((left, right) => compareCandidates(collection, left, right));
}

/** Best first; of equal ones the one with the smaller id, wherever it is stored. */
export function compareCandidates({ segments }: Collection, left: Candidate, right: Candidate): number {
  if (left.score !== right.score) return right.score - left.score;

  const leftSegment = segments[left.at]?.segment;
  const rightSegment = segments[right.at]?.segment;
  if (!leftSegment || !rightSegment) return 0;

  return compareChunkIds(leftSegment, left.ordinal, rightSegment, right.ordinal);
}

function segmentAt(offsets: readonly number[], passage: number): number {
  let low = 0;
  let high = offsets.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((offsets[middle] ?? 0) <= passage) low = middle;
    else high = middle - 1;
  }

  return low;
}

function rise(collection: Collection, heap: Candidate[]): void {
  for (let child = heap.length - 1; child > 0; ) {
    const parent = (child - 1) >> 1;
    if (!swapIfWorse(collection, heap, child, parent)) return;

    child = parent;
  }
}

function sink(collection: Collection, heap: Candidate[]): void {
  for (let parent = 0; ; ) {
    const worse = worseChild(collection, heap, parent);
    if (worse < 0 || !swapIfWorse(collection, heap, worse, parent)) return;

    parent = worse;
  }
}

function worseChild(collection: Collection, heap: readonly Candidate[], parent: number): number {
  const left = heap[2 * parent + 1];
  const right = heap[2 * parent + 2];
  if (!left) return -1;

  return right && compareCandidates(collection, right, left) > 0 ? 2 * parent + 2 : 2 * parent + 1;
}

function swapIfWorse(collection: Collection, heap: Candidate[], child: number, parent: number): boolean {
  const low = heap[child];
  const high = heap[parent];
  if (!low || !high || compareCandidates(collection, low, high) <= 0) return false;

  heap[child] = high;
  heap[parent] = low;

  return true;
}
