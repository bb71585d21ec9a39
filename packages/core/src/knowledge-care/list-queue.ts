import type { Actor, DocumentStage, ListQueue, QueuePage } from "@claw/contract";
import type { Database } from "@claw/db";
import { requireOperator } from "../runtime/require-actor.ts";
import { presentWatched, type WatchedRow, watchedColumns } from "./watched-row.ts";

type QueueRow = WatchedRow & {
  stage: DocumentStage;
  progress: number;
  last_problem: string | null;
  queued_at: Date;
  next_try_at: Date | null;
  worker: string | null;
};

/** What is to be taken in, the oldest first. */
export async function listQueue(
  { db }: { db: Pick<Database, "pool"> },
  actor: Actor,
  { stage, skip, limit }: ListQueue,
): Promise<QueuePage> {
  requireOperator(actor);
  const [counted, page] = await Promise.all([
    db.pool.query<{ stage: DocumentStage; count: number }>(countSql),
    db.pool.query<QueueRow>(pageSqlOf(stage), [
      skip,
      limit,
      ...(stage && stage !== "waiting" ? [stage] : []),
    ]),
  ]);
  const stages = { waiting: 0, reading: 0, indexing: 0, embedding: 0 };
  for (const row of counted.rows) stages[row.stage] += row.count;

  return {
    total: stage ? stages[stage] : Object.values(stages).reduce((sum, count) => sum + count, 0),
    stages,
    items: page.rows.map((row) => ({
      ...presentWatched(row),
      stage: row.stage,
      progress: row.progress,
      lastProblem: row.last_problem,
      queuedAt: row.queued_at.toISOString(),
      nextTryAt: row.next_try_at?.toISOString() ?? null,
      worker: row.worker,
    })),
  };
}

const isUnderWay = "IN ('queued', 'parsing', 'indexing')";

const countSql = `
  SELECT coalesce(stage, 'waiting')::text AS stage, count(*)::int AS count
  FROM documents WHERE status ${isUnderWay} GROUP BY stage`;

/** Said of the column itself, so that PostgreSQL knows how many there are. */
function pageSqlOf(stage: DocumentStage | undefined): string {
  if (!stage) return listSql("");

  return listSql(
    stage === "waiting"
      ? "AND (d.stage = 'waiting' OR d.stage IS NULL)"
      : 'AND d.stage = $3::"DocumentStage"',
  );
}

const listSql = (isOfStage: string) => `
  WITH page AS MATERIALIZED (
    SELECT v.id, v.attempts, v.file_type, v.file_size, v.created_at, v.document_id
    FROM document_versions v JOIN documents d ON d.id = v.document_id
    WHERE v.status ${isUnderWay} AND d.status ${isUnderWay}
      ${isOfStage}
    ORDER BY v.created_at, v.id OFFSET $1 LIMIT $2
  )
  SELECT ${watchedColumns}, v.file_type, v.file_size::text, v.attempts, coalesce(d.stage, 'waiting')::text AS stage,
         d.progress, d.error_code AS last_problem, v.created_at AS queued_at,
         CASE WHEN j.locked_at IS NULL AND j.run_at > now() THEN j.run_at END AS next_try_at,
         CASE WHEN j.locked_by IS NOT NULL
              THEN coalesce((SELECT p.name FROM server_processes p WHERE j.locked_by = ANY (p.workers) LIMIT 1), j.locked_by)
         END AS worker
  FROM page v
    JOIN documents d ON d.id = v.document_id
    JOIN knowledge_bases b ON b.id = d.knowledge_base_id
    JOIN users u ON u.id = b.owner_id
    LEFT JOIN graphile_worker._private_jobs j ON j.key = 'ingest_version:' || v.id
  ORDER BY v.created_at, v.id`;
