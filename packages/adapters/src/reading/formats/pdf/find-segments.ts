import { isWide } from "./join-text.ts";
import type { Run } from "./page-runs.ts";

/** What stands on one line without a wide gap: a line of a column, or a cell of a table. */
export type Segment = { text: string; x: number; right: number; y: number; size: number };

/** In the size of the text: beyond this it is a column's or a cell's edge. */
const wideGap = 1.2;
const spaceGap = 0.16;

/** Puts runs together, from top to bottom and from left to right. */
export function findSegments(runs: readonly Run[]): Segment[] {
  return linesOf(runs).flatMap(segmentsOf);
}

/** Runs whose baselines are about the same, which those of raised and lowered figures are too. */
function linesOf(runs: readonly Run[]): Run[][] {
  const lines: { y: number; size: number; runs: Run[] }[] = [];

  for (const run of runs.toSorted((one, other) => one.y - other.y || one.x - other.x)) {
    const line = lines.at(-1);
    if (line && run.y - line.y < 0.45 * Math.max(line.size, run.size)) {
      line.runs.push(run);
      // The baseline is that of the largest.
      if (run.size > line.size) {
        line.y = run.y;
        line.size = run.size;
      }
    } else lines.push({ y: run.y, size: run.size, runs: [run] });
  }

  return lines.map((line) => line.runs.toSorted((one, other) => one.x - other.x));
}

function segmentsOf(line: readonly Run[]): Segment[] {
  const segments: Segment[] = [];
  let before: Run | null = null;

  for (const run of line) {
    const segment = segments.at(-1);
    if (before && isSameAgain(before, run)) continue;

    const gap = segment ? run.x - segment.right : Number.POSITIVE_INFINITY;
    const size = Math.max(segment?.size ?? 0, run.size);
    if (segment && gap < wideGap * size) {
      segment.text += (needsSpace(segment.text, run.text, gap / size) ? " " : "") + run.text;
      segment.right = Math.max(segment.right, run.x + run.width);
      if (run.size > segment.size) Object.assign(segment, { size: run.size, y: run.y });
    } else {
      segments.push({ text: run.text, x: run.x, right: run.x + run.width, y: run.y, size: run.size });
    }
    before = run;
  }

  return segments.map((segment) => ({
    ...segment,
    text: withoutLeaders(segment.text).replaceAll(/\s+/g, " ").trim(),
  }));
}

/** The dots between a chapter and its page number. */
function withoutLeaders(text: string): string {
  return text.replaceAll(/(?:\s?[.·…]){5,}/g, " … ");
}

/** Bold that is made by setting a text twice. */
function isSameAgain(before: Run, run: Run): boolean {
  return before.text === run.text && Math.abs(run.x - before.x) < 0.2 * run.size;
}

function needsSpace(before: string, after: string, gap: number): boolean {
  if (/\s$/.test(before) || /^\s/.test(after)) return false;
  const isChinese = isWide(before.slice(-1)) && isWide(after.charAt(0));

  return gap > (isChinese ? 0.6 : spaceGap);
}
