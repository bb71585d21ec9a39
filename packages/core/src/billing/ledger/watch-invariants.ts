import type { Database } from "@claw/db";
import type { JobNotes } from "../../runtime/job-notes.ts";
import type { Log } from "../../runtime/ports.ts";
import { repeat } from "../../runtime/repeat.ts";
import { type Contradiction, checkInvariants } from "./check-invariants.ts";
import { storeCheck } from "./stored-check.ts";

const hourMs = 3_600_000;

/** What a look through the accounts has found. */
export type InvariantCheck = { at: Date; milliseconds: number; found: readonly Contradiction[] };

export interface InvariantWatch extends AsyncDisposable {
  /** How many contradictions this process's last look has found, and when it was; null before the first. */
  last(): { contradictions: number; at: Date } | null;
  /** Looks now; who asks while somebody looks gets what that one finds. */
  check(): Promise<InvariantCheck>;
}

/**
 * Looks through the accounts at the start and then hourly, and keeps what was found for all processes. What contradicts
 * itself is an error in the log, each time.
 */
export function watchInvariants({
  db,
  log,
  jobs,
  everyMs = hourMs,
}: {
  db: Database;
  log: Log;
  jobs?: JobNotes;
  everyMs?: number;
}): InvariantWatch {
  let last: InvariantCheck | null = null;
  let looking: Promise<InvariantCheck> | null = null;

  async function look(): Promise<InvariantCheck> {
    const begun = performance.now();
    const found = await checkInvariants(db);
    const looked = { at: new Date(), milliseconds: Math.round(performance.now() - begun), found };
    last = looked;
    for (const contradiction of found.slice(0, 20)) {
      log.error({ ...contradiction }, "the accounts do not add up");
    }

    await storeCheck(db, looked);
    return looked;
  }

  async function check(): Promise<InvariantCheck> {
    looking ??= look().finally(() => {
      looking = null;
    });

    return looking;
  }

  const watching = repeat({ what: "the check of the accounts", everyMs, log, jobs }, async () => {
    await check();
  });

  return {
    last: () => last && { contradictions: last.found.length, at: last.at },
    check,
    [Symbol.asyncDispose]: () => watching[Symbol.asyncDispose](),
  };
}
