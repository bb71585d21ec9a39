import type { KnowledgeDeps } from "../deps.ts";
import type { FoundOrphans } from "./found-orphan.ts";

/** Lexical segments in which nothing is found and that no attempt is about to fill. */
export async function* findEmptySegments({ db }: Pick<KnowledgeDeps, "db">): FoundOrphans {
  const { rows } = await db.pool.query<{ id: string }>(
    `SELECT s.id FROM lexical_segments s WHERE ${isEmptySegmentSql} ORDER BY s.id LIMIT 20000`,
  );

  yield { kind: "lexical_without_document", references: rows.map(({ id }) => id) };
}

/** A merge writes its segment some time before it puts it in the place of others. */
export const isEmptySegmentSql = `
  s.created_at < now() - interval '1 day'
  AND NOT EXISTS (SELECT FROM lexical_runs r WHERE r.segment_id = s.id)
  AND NOT EXISTS (SELECT FROM document_versions v WHERE v.segment_id = s.id)`;
