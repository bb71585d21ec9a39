import type { DocumentStage } from "@claw/contract";

export type Stage = Exclude<DocumentStage, "waiting">;

/** How far one stage is. */
export type Progress = { stage: Stage; done: number; total: number };

export type Report = (progress: Progress) => void;

/** Where in the whole each stage lies. Embedding waits for a provider; without it, reading is what takes time. */
const shares = {
  withEmbedding: { reading: [0, 0.2], indexing: [0.2, 0.3], embedding: [0.3, 1] },
  withoutEmbedding: { reading: [0, 0.6], indexing: [0.6, 1], embedding: [1, 1] },
} as const satisfies Record<string, Record<Stage, readonly [number, number]>>;

/** From 0 to 1, over all stages. */
export function overall({ stage, done, total }: Progress, isEmbedded: boolean): number {
  const [from, to] = shares[isEmbedded ? "withEmbedding" : "withoutEmbedding"][stage];
  const share = total > 0 ? Math.min(1, Math.max(0, done / total)) : 0;

  return from + (to - from) * share;
}
