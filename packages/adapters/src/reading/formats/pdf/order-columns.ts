import type { Segment } from "./find-segments.ts";

const fewestLines = 4;
/** Columns within columns within columns are a table. */
const deepest = 3;
/** How much of a column's width its lines fill at least; cells of a table are shorter. */
const filled = 0.5;

/**
 * Puts the segments of a page in the order in which they are read: columns from left to right, between the lines that
 * reach across them.
 * @returns the columns, each from top to bottom
 */
export function orderColumns(segments: readonly Segment[], depth = 0): Segment[][] {
  const gutter = depth < deepest ? findGutter(segments) : null;
  if (gutter === null) return segments.length === 0 ? [] : [[...segments]];

  return readAround(gutter, segments, depth);
}

function readAround(gutter: number, segments: readonly Segment[], depth: number): Segment[][] {
  const regions: Segment[][] = [];
  let band: Segment[] = [];
  let across: Segment[] = [];

  function endBand(): void {
    const left = band.filter((segment) => segment.x < gutter);
    const right = band.filter((segment) => segment.x >= gutter);
    regions.push(...orderColumns(left, depth + 1), ...orderColumns(right, depth + 1));
    band = [];
  }

  function endAcross(): void {
    if (across.length > 0) regions.push(across);
    across = [];
  }

  for (const segment of segments) {
    if (segment.x < gutter && segment.right > gutter) {
      if (band.length > 0) endBand();
      across.push(segment);
    } else {
      endAcross();
      band.push(segment);
    }
  }
  endAcross();
  endBand();

  return regions;
}

/** The middle of the widest strip that hardly any line crosses and that has columns of prose on both sides. */
function findGutter(segments: readonly Segment[]): number | null {
  if (segments.length < 2 * fewestLines) return null;
  const start = Math.floor(Math.min(...segments.map(({ x }) => x)));
  const end = Math.ceil(Math.max(...segments.map(({ right }) => right)));
  const width = end - start;
  if (!(width > 0) || width > 100_000) return null;

  const crossings = new Float64Array(width + 1);
  for (const { x, right } of segments) {
    for (let at = Math.max(0, Math.ceil(x - start)); at <= Math.min(width, right - start); at++) {
      crossings[at] = (crossings[at] ?? 0) + 1;
    }
  }

  const most = segments.length * 0.15;
  let best: { from: number; to: number } | null = null;
  let from = -1;
  for (let at = Math.floor(width * 0.2); at <= width * 0.8; at++) {
    const isFree = (crossings[at] ?? 0) <= most;
    if (isFree && from < 0) from = at;
    if (!isFree) from = -1;
    if (from >= 0 && at - from > (best ? best.to - best.from : -1)) best = { from, to: at };
  }
  if (!best) return null;

  const gutter = start + (best.from + best.to) / 2;
  return isBetweenColumns(segments, gutter) ? gutter : null;
}

function isBetweenColumns(segments: readonly Segment[], gutter: number): boolean {
  const left = segments.filter(({ right }) => right <= gutter);
  const right = segments.filter(({ x }) => x >= gutter);
  if (left.length < fewestLines || right.length < fewestLines) return false;

  const shared = Math.min(bottom(left), bottom(right)) - Math.max(top(left), top(right));
  const least = Math.min(bottom(left) - top(left), bottom(right) - top(right));

  return shared >= least / 2 && isProse(left) && isProse(right);
}

function isProse(segments: readonly Segment[]): boolean {
  const width = Math.max(...segments.map(({ right }) => right)) - Math.min(...segments.map(({ x }) => x));
  const widths = segments.map(({ x, right }) => right - x).toSorted((one, other) => one - other);
  const size = segments[0]?.size ?? 0;
  const median = widths[Math.floor(widths.length / 2)] ?? 0;

  return median >= width * filled && median >= size * 6;
}

function top(segments: readonly Segment[]): number {
  return Math.min(...segments.map(({ y }) => y));
}

function bottom(segments: readonly Segment[]): number {
  return Math.max(...segments.map(({ y }) => y));
}
