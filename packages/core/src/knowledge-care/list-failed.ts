import { type Actor, DocumentProblem, type FailedPage, type ListFailed } from "@claw/contract";
import type { Database } from "@claw/db";
import { requireOperator } from "../runtime/require-actor.ts";
import { presentWatched, type WatchedRow, watchedColumns } from "./watched-row.ts";

type FailedRow = WatchedRow & { problem: string | null; error: string | null; failed_at: Date };

/** What could not be taken in, the last one first, and how many there are of each reason. */
export async function listFailed(
  { db }: { db: Pick<Database, "pool"> },
  actor: Actor,
  { problem, skip, limit }: ListFailed,
): Promise<FailedPage> {
  requireOperator(actor);
  const [counted, page] = await Promise.all([
    db.pool.query<{ problem: string | null; count: number }>(countSql),
    db.pool.query<FailedRow>(problem ? pageOfProblemSql : pageSql, [
      skip,
      limit,
      ...(problem ? [problem] : []),
    ]),
  ]);
  const problems = counted.rows.map((row) => ({ problem: problemOf(row.problem), count: row.count }));
  const counts = problem ? problems.filter((row) => row.problem === problem) : problems;

  return {
    total: counts.reduce((sum, { count }) => sum + count, 0),
    problems,
    items: page.rows.map((row) => ({
      ...presentWatched(row),
      problem: problemOf(row.problem),
      error: row.error,
      failedAt: row.failed_at.toISOString(),
    })),
  };
}

function problemOf(code: string | null): DocumentProblem {
  return DocumentProblem.catch("INTERNAL").parse(code);
}

const countSql = `
  SELECT error_code AS problem, count(*)::int AS count FROM documents WHERE status = 'failed'
  GROUP BY error_code ORDER BY count DESC, error_code`;

const listSql = (isOfProblem: string) => `
  WITH page AS MATERIALIZED (
    SELECT * FROM documents d WHERE d.status = 'failed' ${isOfProblem}
    ORDER BY d.updated_at DESC, d.id DESC OFFSET $1 LIMIT $2
  )
  SELECT ${watchedColumns}, d.file_type, d.file_size::text, d.error_code AS problem, d.error, d.updated_at AS failed_at,
         (SELECT v.attempts FROM document_versions v WHERE v.document_id = d.id ORDER BY v.number DESC LIMIT 1) AS attempts
  FROM page d
    JOIN knowledge_bases b ON b.id = d.knowledge_base_id
    JOIN users u ON u.id = b.owner_id
  ORDER BY d.updated_at DESC, d.id DESC`;

const pageSql = listSql("");
const pageOfProblemSql = listSql("AND d.error_code = $3");
