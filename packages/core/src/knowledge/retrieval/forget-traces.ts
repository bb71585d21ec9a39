import type { Database } from "@claw/db";
import type { JobNotes } from "../../runtime/job-notes.ts";
import type { Log } from "../../runtime/ports.ts";
import { repeat } from "../../runtime/repeat.ts";

export type ForgetTracesDeps = {
  db: Database;
  log: Log;
  jobs?: JobNotes;
  /** For how many days a trace is kept, as it counts now; null: for ever. */
  keptDays(): number | null;
};

const hourMs = 3_600_000;
/** One statement's worth: a table of years is shortened without being locked for minutes. */
const batch = 5_000;

/** Deletes, every hour, the traces of answers that are older than they are kept. The answers stay as they are. */
export function forgetTraces({ db, log, jobs, keptDays }: ForgetTracesDeps): AsyncDisposable {
  return repeat({ what: "forgetting old traces", everyMs: hourMs, log, jobs }, async () => {
    const days = keptDays();
    if (days === null) return;

    let deleted = batch;
    while (deleted === batch) {
      const { rowCount } = await db.pool.query(forgetSql, [days, batch]);
      deleted = rowCount ?? 0;
    }
  });
}

const forgetSql = `
  DELETE FROM retrieval_traces WHERE message_id IN (
    SELECT message_id FROM retrieval_traces WHERE created_at < now() - $1 * interval '1 day'
    ORDER BY created_at LIMIT $2)`;
