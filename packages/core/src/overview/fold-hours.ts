import { billingTimeZone } from "@claw/contract";
import type { Database } from "@claw/db";
import type { JobNotes } from "../runtime/job-notes.ts";
import type { Log } from "../runtime/ports.ts";
import { repeat } from "../runtime/repeat.ts";

const everyMs = 30 * 60_000;

/**
 * Makes the rows of an hour that is over one for each model, and those of a day that is more than a week ago, so that
 * years stay short. What is settled or corrected later makes rows anew, which the next time takes. Any number of
 * processes may do it.
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

/** Nobody asks for single hours that are this many days ago. */
const daysByHours = 8;

const today = `date_trunc('day', now() AT TIME ZONE '${billingTimeZone}')`;
const hoursFrom = `(${today} - interval '${daysByHours} days') AT TIME ZONE '${billingTimeZone}'`;
const startOfItsDay = `date_trunc('day', hour AT TIME ZONE '${billingTimeZone}') AT TIME ZONE '${billingTimeZone}'`;

/** One statement: what it takes away it adds, or does neither. */
const foldSql = `
  WITH old AS (
    DELETE FROM usage_hours
    WHERE shard > 0 AND hour < date_trunc('hour', now(), 'UTC') - interval '1 hour'
       OR hour < ${hoursFrom} AND hour <> ${startOfItsDay}
    RETURNING *, CASE WHEN hour < ${hoursFrom} THEN ${startOfItsDay} ELSE hour END AS place
  )
  INSERT INTO usage_hours AS h (hour, model, shard, calls, answers, failed, tokens, cost_micro, first_tokens, first_token_ms,
                                first_token_counts)
  SELECT place, model, 0, sum(calls), sum(answers), sum(failed), sum(tokens), sum(cost_micro), sum(first_tokens),
         sum(first_token_ms), sum_counts(first_token_counts)
  FROM old GROUP BY place, model ORDER BY place, model
  ON CONFLICT (hour, model, shard) DO UPDATE SET
    calls = h.calls + EXCLUDED.calls, answers = h.answers + EXCLUDED.answers, failed = h.failed + EXCLUDED.failed,
    tokens = h.tokens + EXCLUDED.tokens, cost_micro = h.cost_micro + EXCLUDED.cost_micro,
    first_tokens = h.first_tokens + EXCLUDED.first_tokens, first_token_ms = h.first_token_ms + EXCLUDED.first_token_ms,
    first_token_counts = add_counts(h.first_token_counts, EXCLUDED.first_token_counts)`;
