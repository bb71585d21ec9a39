import { type Show, show } from "./show.ts";
import type { Spread } from "./spread.ts";

/** Whether one bar is met. */
export type Verdict = { what: string; found: string; bar: string; isMet: boolean };

type Judged = { what: string; found: Spread | null; limit: number; write: Show };

/** Met where the median reaches the limit. What could not be measured is not met. */
export function atLeast({ what, found, limit, write }: Judged): Verdict {
  const isMet = found !== null && found.median >= limit;

  return { what, found: show(found, write), bar: `≥ ${write(limit)}`, isMet };
}

/** Met where the median stays within the limit. What could not be measured is not met. */
export function atMost({ what, found, limit, write }: Judged): Verdict {
  const isMet = found !== null && found.median <= limit;

  return { what, found: show(found, write), bar: `≤ ${write(limit)}`, isMet };
}
