import type { Database } from "@claw/db";
import type { Generation } from "./generation.ts";

type Beat = { id: string; stop_requested: boolean };

/**
 * A sign of life for all answers of this process in one statement: leases renewed, new text kept.
 * Time is the database's, so a clock that jumps here loses no lease. A call that was lost writes no text: the answer may
 * have another owner by now.
 * @returns the calls that somebody asked to stop, and those that are no longer this process's
 */
export async function checkpoint(db: Database, generations: readonly Generation[], leaseSeconds: number) {
  const dirty = generations.filter((generation) => generation.isDirty);
  for (const generation of dirty) generation.isDirty = false;

  const calls = generations.map(({ job }) => job.callId);
  const { rows } = await db.pool
    .query<Beat>({
      name: "checkpoint",
      text: checkpointSql,
      values: [
        calls,
        leaseSeconds,
        dirty.map(({ job }) => job.reply.id),
        dirty.map(({ content }) => content),
        dirty.map(({ reasoning }) => reasoning),
        dirty.map(({ job }) => job.callId),
      ],
    })
    .catch((error: unknown) => {
      for (const generation of dirty) generation.isDirty = true;
      throw error;
    });

  const alive = new Set(rows.map(({ id }) => id));
  const stopRequested = rows.filter((row) => row.stop_requested).map(({ id }) => id);

  return { stopRequested: new Set(stopRequested), lost: new Set(calls.filter((id) => !alive.has(id))) };
}

const checkpointSql = `
  WITH beat AS (
    UPDATE llm_calls SET
      lease_expires_at = now() + $2 * interval '1 second',
      state = CASE WHEN id = ANY($6::uuid[]) THEN 'streaming' ELSE state END,
      first_token_at = CASE WHEN id = ANY($6::uuid[]) THEN coalesce(first_token_at, now()) ELSE first_token_at END
    WHERE id = ANY($1::uuid[]) AND state IN ('reserved', 'streaming')
    RETURNING id, stop_requested_at IS NOT NULL AS stop_requested
  ), texts AS (
    UPDATE messages m SET content = t.content, reasoning = t.reasoning, updated_at = now()
    FROM unnest($3::uuid[], $4::text[], $5::text[], $6::uuid[]) AS t(id, content, reasoning, call_id)
      JOIN beat ON beat.id = t.call_id
    WHERE m.id = t.id AND m.status = 'streaming'
  )
  SELECT id, stop_requested FROM beat`;
