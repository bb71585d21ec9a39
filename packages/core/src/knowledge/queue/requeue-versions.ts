import type { Database } from "@claw/db";
import { queueVersion } from "./queue-version.ts";

/** The most that one sweep queues; the next one goes on. */
const sweepSize = 200;

/**
 * Queues the versions that are to be worked on and have neither a living attempt nor a job that waits or runs: nothing
 * stays as it is without an owner. Any number of processes may do it at once, for a version has one waiting job.
 * @returns their ids
 */
export async function requeueVersions(db: Database, leaseSeconds: number): Promise<string[]> {
  const values = [leaseSeconds, sweepSize];
  const { rows } = await db.pool.query<{ id: string }>({
    name: "ownerless-versions",
    text: ownerlessSql,
    values,
  });
  const ids = rows.map(({ id }) => id);
  for (const id of ids) await queueVersion(db.prisma, id);

  return ids;
}

const ownerlessSql = `
  SELECT v.id FROM document_versions v
  WHERE v.status IN ('queued', 'parsing', 'indexing')
    AND (v.lease_expires_at IS NULL OR v.lease_expires_at < now())
    AND NOT EXISTS (
      SELECT FROM graphile_worker._private_jobs j
      WHERE j.key = 'ingest_version:' || v.id AND (j.is_available OR j.locked_at > now() - $1 * interval '1 second'))
  LIMIT $2`;
