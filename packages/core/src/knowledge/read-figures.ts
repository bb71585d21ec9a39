import type { DocumentStatus } from "@claw/contract";
import type { Database } from "@claw/db";

/** How the whole installation's documents are, for whoever watches over it. */
export type KnowledgeFigures = {
  documents: Record<DocumentStatus, number>;
  /**
   * In the queue: those that may begin now, those that wait for their time, those that a process is doing, those given
   * up; and how long the first of those that are due has waited.
   */
  jobs: { due: number; later: number; running: number; failed: number; overdueSeconds: number };
  /** The mean time from a version's arrival to its being found, of those that became so within the last hour. */
  secondsToReady: number;
};

const statuses = ["queued", "parsing", "indexing", "ready", "failed", "cancelled"] as const;

export async function readKnowledgeFigures({ pool }: Database): Promise<KnowledgeFigures> {
  const [documents, jobs, times] = await Promise.all([
    pool.query<{ status: string; count: number }>(
      "SELECT status::text, count(*)::int AS count FROM documents GROUP BY status",
    ),
    pool.query<KnowledgeFigures["jobs"]>(
      `SELECT count(*) FILTER (WHERE locked_at IS NULL AND attempts < max_attempts AND run_at <= now())::int AS due,
              count(*) FILTER (WHERE locked_at IS NULL AND attempts < max_attempts AND run_at > now())::int AS later,
              count(*) FILTER (WHERE locked_at IS NOT NULL)::int AS running,
              count(*) FILTER (WHERE locked_at IS NULL AND attempts >= max_attempts)::int AS failed,
              coalesce(extract(epoch FROM now() - min(run_at) FILTER (
                WHERE locked_at IS NULL AND attempts < max_attempts AND run_at <= now())), 0)::float8
                AS "overdueSeconds"
         FROM graphile_worker.jobs`,
    ),
    pool.query<{ seconds: number }>(
      `SELECT coalesce(avg(extract(epoch FROM activated_at - created_at)), 0)::float8 AS seconds
         FROM document_versions WHERE activated_at > now() - interval '1 hour'`,
    ),
  ]);
  const counts = new Map(documents.rows.map(({ status, count }) => [status, count]));
  const [queue] = jobs.rows;

  return {
    documents: byStatus(counts),
    jobs: queue ?? { due: 0, later: 0, running: 0, failed: 0, overdueSeconds: 0 },
    secondsToReady: times.rows[0]?.seconds ?? 0,
  };
}

function byStatus(counts: ReadonlyMap<string, number>): KnowledgeFigures["documents"] {
  const figures = { queued: 0, parsing: 0, indexing: 0, ready: 0, failed: 0, cancelled: 0 };
  for (const status of statuses) figures[status] = counts.get(status) ?? 0;

  return figures;
}
