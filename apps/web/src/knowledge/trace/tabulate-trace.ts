import type { RetrievalTrace, StageTrace } from "@claw/contract";

type Stage = StageTrace["stage"];
export type DropReason = StageTrace["dropped"][number]["reason"];

/** Where a stage put a passage, from 1, and what it was worth there. */
export type Placed = { rank: number; score: number };

/** What became of one passage, stage by stage. */
export type TraceRow = {
  chunkId: string;
  /** Null where only its dropping is known. */
  documentId: string | null;
  placed: Partial<Record<Stage, Placed>>;
  dropped: { stage: Stage; reason: DropReason } | null;
};

export type TraceTable = {
  /** The stages that have ranks to show, in the order in which they ran. */
  stages: Stage[];
  /** Those that came through first, as the last stage ordered them; then what was dropped. */
  rows: TraceRow[];
};

/** Rearranges a trace: from what each stage found to what became of each passage. */
export function tabulateTrace(trace: Pick<RetrievalTrace, "stages">): TraceTable {
  const rows = new Map<string, TraceRow>();
  const rowOf = (chunkId: string, documentId: string | null) => {
    const row = rows.get(chunkId) ?? { chunkId, documentId, placed: {}, dropped: null };
    rows.set(chunkId, row);
    row.documentId ??= documentId;

    return row;
  };

  for (const { stage, found, dropped } of trace.stages) {
    for (const [index, { chunkId, documentId, score }] of found.entries()) {
      rowOf(chunkId, documentId).placed[stage] = { rank: index + 1, score };
    }
    for (const { chunkId, reason } of dropped) rowOf(chunkId, null).dropped ??= { stage, reason };
  }

  const stages = trace.stages.filter(({ found }) => found.length > 0).map(({ stage }) => stage);
  const last = (row: TraceRow) => stages.findLastIndex((stage) => row.placed[stage] !== undefined);
  const rankIn = (row: TraceRow) => {
    const stage = stages[last(row)];
    return (stage && row.placed[stage]?.rank) ?? Number.POSITIVE_INFINITY;
  };
  const compare = (one: TraceRow, other: TraceRow) =>
    Number(one.dropped !== null) - Number(other.dropped !== null) ||
    last(other) - last(one) ||
    rankIn(one) - rankIn(other);

  return { stages: [...new Set(stages)], rows: [...rows.values()].sort(compare) };
}

/** A stage's part of the time, for a bar: where it begins and how long it is, from 0 to 1. */
export type StageTime = { stage: Stage; by: string; milliseconds: number; from: number; length: number };

/** The stages one after the other, as parts of the whole time. */
export function stageTimes({ stages, milliseconds }: RetrievalTrace): StageTime[] {
  const sum = stages.reduce((total, stage) => total + stage.milliseconds, 0);
  const whole = Math.max(milliseconds, sum, Number.MIN_VALUE);
  let passed = 0;

  return stages.map(({ stage, by, milliseconds: own }) => {
    const time = { stage, by, milliseconds: own, from: passed / whole, length: own / whole };
    passed += own;

    return time;
  });
}
