import type { Database } from "@claw/db";
import type { Generation } from "./generation.ts";

type Beat = { id: string; stop_requested: boolean };

/**
 * A sign of life for all answers of this process in one statement: leases renewed, new text kept, and conversations
 * brought to the top in which an answer has begun since the last one: not with the question, whose writing is waited for.
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

/**
 * Leases are renewed when a third of them is over, for they are in an index that each change makes longer. The lock on a
 * call keeps a sweeper from ending it between the look and the text. A conversation that somebody else has locked is
 * left to the next beat, or to the settlement: two processes may have answers in the same two.
 */
const checkpointSql = `
  WITH beat AS (
    SELECT id, conversation_id, state, created_at, lease_expires_at, stop_requested_at IS NOT NULL AS stop_requested
    FROM llm_calls
    WHERE id = ANY($1::uuid[]) AND state IN ('reserved', 'streaming')
    FOR NO KEY UPDATE
  ), renewed AS (
    UPDATE llm_calls c SET
      lease_expires_at = now() + $2 * interval '1 second',
      state = CASE WHEN c.id = ANY($6::uuid[]) THEN 'streaming' ELSE c.state END,
      first_token_at = CASE WHEN c.id = ANY($6::uuid[]) THEN coalesce(c.first_token_at, now()) ELSE c.first_token_at END
    FROM beat
    WHERE c.id = beat.id
      AND (beat.lease_expires_at < now() + $2 * interval '0.67 second'
           OR beat.state = 'reserved' AND beat.id = ANY($6::uuid[]))
  ), texts AS (
    UPDATE messages m SET draft_content = t.content, draft_reasoning = t.reasoning
    FROM unnest($3::uuid[], $4::text[], $5::text[], $6::uuid[]) AS t(id, content, reasoning, call_id)
      JOIN beat ON beat.id = t.call_id
    WHERE m.id = t.id AND m.status = 'streaming'
  ), touched AS (
    UPDATE conversations c SET last_activity_at = behind.at, updated_at = behind.at
    FROM (SELECT c.id, beat.created_at AS at
          FROM beat JOIN conversations c ON c.id = beat.conversation_id AND c.last_activity_at < beat.created_at
          WHERE beat.state = 'reserved'
          FOR NO KEY UPDATE OF c SKIP LOCKED) AS behind
    WHERE c.id = behind.id
  )
  SELECT id, stop_requested FROM beat`;
