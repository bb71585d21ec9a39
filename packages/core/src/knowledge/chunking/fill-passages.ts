import type { Piece } from "./piece.ts";
import { fullWeight } from "./weigh.ts";

/** A longer last sentence is not repeated. */
const longestOverlap = fullWeight / 5;

/** A run of pieces, from one to before another. */
export type Passage = { from: number; to: number };

/**
 * Fills passages from the pieces of a section, cut between paragraphs where that leaves them half full, between
 * sentences otherwise. Each begins with the last sentence of the one before. The last two are about equal.
 */
export function fillPassages(pieces: readonly Piece[]): Passage[] {
  const passages: Passage[] = [];
  const last = pieces.length;
  const weightTo = sums(pieces);

  for (let at = 0; at < last; ) {
    const from = at - overlapBefore(pieces, at);
    const to = chooseEnd(pieces, weightTo, from, at);
    passages.push({ from, to });
    at = to;
  }

  return passages;
}

/** The sum of weights before each piece. */
function sums(pieces: readonly Piece[]): Float64Array {
  const weightTo = new Float64Array(pieces.length + 1);
  let sum = 0;
  for (const [index, piece] of pieces.entries()) {
    sum += piece.weightAfterOther;
    weightTo[index + 1] = sum;
  }

  return weightTo;
}

/** How many pieces before one are repeated with it: 1 or 0. */
function overlapBefore(pieces: readonly Piece[], at: number): number {
  const before = pieces[at - 1];
  const piece = pieces[at];
  if (before?.kind !== "sentence" || piece?.kind !== "sentence" || piece.gap === "cut") return 0;

  return before.weight <= longestOverlap && before.weight + piece.weightAfterOther <= fullWeight ? 1 : 0;
}

function chooseEnd(pieces: readonly Piece[], weightTo: Float64Array, from: number, at: number): number {
  const weightUntil = (to: number) => weightBetween(pieces, weightTo, from, to);
  let furthest = at + 1;
  while (furthest < pieces.length && weightUntil(furthest + 1) <= fullWeight) furthest++;
  if (furthest === pieces.length) return furthest;

  const rest = weightUntil(pieces.length);
  const wanted = rest < 2 * fullWeight ? rest / 2 : fullWeight;

  let best = furthest;
  let leastLoss = Number.POSITIVE_INFINITY;
  for (let to = furthest; to > at && weightUntil(to) >= Math.min(wanted, fullWeight) / 2; to--) {
    const loss = Math.abs(wanted - weightUntil(to)) + lossOf(pieces[to], pieces[to - 1]);
    if (loss < leastLoss) {
      best = to;
      leastLoss = loss;
    }
  }

  return best;
}

/** What it costs to begin a passage with a piece, in weight. A heading is not parted from what it is above. */
function lossOf(piece: Piece | undefined, before: Piece | undefined): number {
  if (before?.kind === "heading") return 2 * fullWeight;
  if (piece === undefined || piece.kind === "heading") return 0;
  if (piece.gap === "paragraph") return fullWeight / 20;

  return piece.gap === "sentence" ? fullWeight / 2 : fullWeight;
}

function weightBetween(pieces: readonly Piece[], weightTo: Float64Array, from: number, to: number): number {
  const first = pieces[from];
  const gapBefore = first ? first.weightAfterOther - first.weight : 0;

  return (weightTo[to] ?? 0) - (weightTo[from] ?? 0) - gapBefore;
}
