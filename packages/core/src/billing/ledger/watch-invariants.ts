import type { Database } from "@claw/db";
import type { Log } from "../../runtime/ports.ts";
import { repeat } from "../../runtime/repeat.ts";
import { checkInvariants } from "./check-invariants.ts";

const hourMs = 3_600_000;

export interface InvariantWatch extends AsyncDisposable {
  /** How many contradictions the last look has found, and when it was; null before the first. */
  last(): { contradictions: number; at: Date } | null;
}

/** Looks through the accounts at the start and then hourly. What contradicts itself is an error in the log, each time. */
export function watchInvariants({
  db,
  log,
  everyMs = hourMs,
}: {
  db: Database;
  log: Log;
  everyMs?: number;
}): InvariantWatch {
  let last: ReturnType<InvariantWatch["last"]> = null;

  const watching = repeat({ what: "the check of the accounts", everyMs, log }, async () => {
    const found = await checkInvariants(db);
    last = { contradictions: found.length, at: new Date() };
    for (const contradiction of found.slice(0, 20)) {
      log.error({ ...contradiction }, "the accounts do not add up");
    }
  });

  return { last: () => last, [Symbol.asyncDispose]: () => watching[Symbol.asyncDispose]() };
}
