import type { Database } from "@claw/db";
import type { JobNotes } from "../runtime/job-notes.ts";
import type { Log } from "../runtime/ports.ts";
import { repeat } from "../runtime/repeat.ts";

const everyMs = 30 * 60_000;

/**
 * Makes the rows of an hour that is over one for each model, so that years stay short. What is settled or corrected
 * later makes rows anew, which the next time takes. Any number of processes may do it.
 */
export function startFolding({
  db,
  log,
  jobs,
}: {
  db: Database;
  log: Log;
  jobs?: JobNotes;
}): AsyncDisposable {
  return repeat({ what: "folding the hours of usage", everyMs, log, jobs }, () => foldHours(db));
}

export async function foldHours({ pool }: Pick<Database, "pool">): Promise<void> {
  await pool.query(foldSql);
}

/** One statement: what it takes away it adds, or does neither. */
const foldSql = `
  WITH old AS (
    DELETE FROM usage_hours WHERE shard > 0 AND hour < date_trunc('hour', now(), 'UTC') - interval '1 hour' RETURNING *
  )
  INSERT INTO usage_hours AS h (hour, model, shard, calls, answers, failed, tokens, cost_micro, first_tokens, first_token_ms)
  SELECT hour, model, 0, sum(calls), sum(answers), sum(failed), sum(tokens), sum(cost_micro), sum(first_tokens),
         sum(first_token_ms)
  FROM old GROUP BY hour, model ORDER BY hour, model
  ON CONFLICT (hour, model, shard) DO UPDATE SET
    calls = h.calls + EXCLUDED.calls, answers = h.answers + EXCLUDED.answers, failed = h.failed + EXCLUDED.failed,
    tokens = h.tokens + EXCLUDED.tokens, cost_micro = h.cost_micro + EXCLUDED.cost_micro,
    first_tokens = h.first_tokens + EXCLUDED.first_tokens, first_token_ms = h.first_token_ms + EXCLUDED.first_token_ms`;
