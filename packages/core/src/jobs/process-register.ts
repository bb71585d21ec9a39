import type { Database } from "@claw/db";
import type { Clock, Log } from "../runtime/ports.ts";
import { repeat } from "../runtime/repeat.ts";
import type { JobBook } from "./job-book.ts";

export type RegisterDeps = {
  db: Database;
  clock: Clock;
  log: Log;
  book: JobBook;
  /** This process. */
  self: { id: string; name: string; version: string };
  /** As the queue calls those of its workers that do a job for this process just now. */
  workers(): readonly string[];
};

export const tellEveryMs = 3_000;

/**
 * Says in the database that this process is there, and how its repeated work goes, so that every process can tell of all
 * of them. Disposing takes it out. What died without a word is forgotten after a day.
 */
export function registerProcess(deps: RegisterDeps): AsyncDisposable {
  const { db, clock, log, book, self } = deps;
  const startedAt = clock.now();

  async function tell(): Promise<void> {
    const jobs = book.list();
    await db.pool.query(tellSql, [
      self.id,
      self.name,
      self.version,
      startedAt,
      deps.workers(),
      JSON.stringify(jobs),
    ]);
  }
  const telling = repeat({ what: "telling of this process", everyMs: tellEveryMs, log }, tell);

  return {
    async [Symbol.asyncDispose]() {
      await telling[Symbol.asyncDispose]();
      await db.pool
        .query("DELETE FROM server_processes WHERE id = $1", [self.id])
        .catch((error: unknown) => log.debug({ err: error }, "this process could not say that it goes"));
    },
  };
}

const tellSql = `
  WITH process AS (
    INSERT INTO server_processes (id, name, version, started_at, seen_at, workers)
    VALUES ($1, $2, $3, $4, now(), $5)
    ON CONFLICT (id) DO UPDATE SET seen_at = now(), workers = EXCLUDED.workers
    RETURNING id
  ), forgotten AS (
    DELETE FROM server_processes WHERE seen_at < now() - interval '1 day'
  )
  INSERT INTO background_jobs (process_id, name, every_ms, runs, failures, started_at, ended_at, last_duration_ms,
                               last_error, last_error_at, next_run_at)
  SELECT process.id, j.name, j."everyMs", j.runs, j.failures, j."startedAt", j."endedAt", j."lastDurationMs",
         j."lastError", j."lastErrorAt", j."nextRunAt"
  FROM process, jsonb_to_recordset($6::jsonb) AS j (
    name text, "everyMs" int, runs int, failures int, "startedAt" timestamptz, "endedAt" timestamptz,
    "lastDurationMs" int, "lastError" text, "lastErrorAt" timestamptz, "nextRunAt" timestamptz)
  ON CONFLICT (process_id, name) DO UPDATE SET
    every_ms = EXCLUDED.every_ms, runs = EXCLUDED.runs, failures = EXCLUDED.failures, started_at = EXCLUDED.started_at,
    ended_at = EXCLUDED.ended_at, last_duration_ms = EXCLUDED.last_duration_ms, last_error = EXCLUDED.last_error,
    last_error_at = EXCLUDED.last_error_at, next_run_at = EXCLUDED.next_run_at`;
