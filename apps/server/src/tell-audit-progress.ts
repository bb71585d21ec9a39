import type { AuditProgress } from "@claw/core";

const everyMs = 1_000;

/** A line about every second: how many events were looked at. A log that is done sooner is silent. */
export function tellAuditProgress(
  write: (line: string) => void,
  now: () => number,
): (progress: AuditProgress) => void {
  let last = now();

  return ({ checked, events }) => {
    if (now() - last < everyMs) return;

    last = now();
    const percent = events === 0 ? 100 : Math.floor((checked / events) * 100);
    write(`  ${checked} of ${events} events (${percent} %)`);
  };
}
