import type { Pace } from "../measure/pace.ts";
import { costTable } from "../report/cost-table.ts";
import { tenths } from "../report/show.ts";

/** One line for each server. */
export function pacedTable(
  head: string,
  lines: readonly { title: string; samples: readonly Pace[] }[],
): string {
  return costTable<Pace>(
    head,
    [
      { title: "first token, ms", value: ({ firstToken }) => firstToken, write: tenths },
      { title: "delay of a token, ms (p50)", value: ({ delay }) => delay.p50, write: tenths },
      { title: "p99", value: ({ delay }) => delay.p99, write: tenths },
    ],
    lines,
  );
}
