import type { PlanVersion } from "@claw/db";

type Priced = Pick<PlanVersion, "tier" | "monthlyFeeMicro">;

/** `now` for a dearer plan, `later` for one that is not, `same` for the tier that one has. */
export type Change = "same" | "now" | "later";

/** Compares with the fee of one's own version, which may be older than the one in force. */
export function judgeChange(from: Priced, to: Priced): Change {
  if (from.tier === to.tier) return "same";
  if (to.tier === "free") return "later";

  return to.monthlyFeeMicro > from.monthlyFeeMicro ? "now" : "later";
}
