import { table } from "./table.ts";
import type { Verdict } from "./verdict.ts";

/** All bars, met or not. */
export function verdictTable(verdicts: readonly Verdict[]): string {
  return table(
    ["what", "found", "must be", "met"],
    verdicts.map(({ what, found, bar, isMet }) => [what, found, bar, isMet ? "yes" : "**no**"]),
  );
}
