import type { Findings } from "./findings.ts";

/** What must hold now, and what a later release must reach. */
export const bars = {
  /** Least share of the raw relay's tokens per second. Enforced: the run fails below it. */
  ratioToRaw: 0.5,
  /** Goals, shown only. */
  goals: { ratioToRaw: 2, ratioToCoalesced: 0.65, firstTokenMs: 3 },
} as const;

export function meetsBars({ ratio }: Findings): boolean {
  return ratio.raw.median >= bars.ratioToRaw;
}
