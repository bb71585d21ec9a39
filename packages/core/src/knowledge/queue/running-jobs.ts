import type { Database } from "@claw/db";

/** A job as the queue's table has it. */
export type HeldJob = { id: string; lockedBy: string };

/**
 * graphile-worker takes a job's lock once and believes in it for four hours. Here the time of the lock is a lease: it is
 * renewed while the job runs, and a lock that has not been renewed is a dead process's.
 */
export async function renewJobs(db: Database, jobs: readonly HeldJob[]): Promise<void> {
  if (jobs.length === 0) return;

  const values = [jobs.map(({ id }) => id), jobs.map(({ lockedBy }) => lockedBy)];
  await db.pool.query({ name: "renew-jobs", text: renewSql, values });
}

const renewSql = `
  UPDATE graphile_worker._private_jobs j SET locked_at = now()
  FROM unnest($1::bigint[], $2::text[]) AS held(id, locked_by)
  WHERE j.id = held.id AND j.locked_by = held.locked_by`;

/** Frees the jobs that dead processes hold, so that others take them up. */
export async function freeDeadJobs(db: Database, leaseSeconds: number): Promise<number> {
  const { rowCount } = await db.pool.query({ name: "free-jobs", text: freeSql, values: [leaseSeconds] });

  return rowCount ?? 0;
}

const freeSql = `
  UPDATE graphile_worker._private_jobs SET locked_at = NULL, locked_by = NULL
  WHERE locked_at < now() - $1 * interval '1 second'`;

/** Removes the jobs that were given up long ago: failed too often, or replaced while their process died. */
export async function removeSpentJobs(db: Database): Promise<void> {
  await db.pool.query({ name: "remove-spent-jobs", text: spentSql });
}

const spentSql = `
  DELETE FROM graphile_worker._private_jobs
  WHERE NOT is_available AND locked_at IS NULL AND updated_at < now() - interval '7 days'`;
