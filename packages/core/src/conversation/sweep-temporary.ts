import type { JobNotes } from "../runtime/job-notes.ts";
import { repeat } from "../runtime/repeat.ts";
import type { ConversationDeps } from "./service.ts";

/**
 * How long a temporary conversation outlives its last activity. Short enough that it is gone the next day, long enough
 * that one who was called away, or whose device slept over night, finds it again.
 */
export const temporaryLifeMs = 24 * 3_600_000;

const everyMs = 10 * 60_000;
/** Rows of one statement, so that it is a short one. */
const most = 200;

type Deps = Pick<ConversationDeps, "db" | "clock" | "log" | "changes" | "targets">;

/** Removes temporary conversations whose time is over. Any number of processes may do it. */
export function startTemporarySweep(deps: Deps & { jobs?: JobNotes }): AsyncDisposable {
  const { log, jobs } = deps;

  return repeat({ what: "the sweep of temporary conversations", everyMs, log, jobs }, () =>
    sweepTemporary(deps),
  );
}

/** Their provider calls stay, as those of all deleted conversations do: they were paid for. */
export async function sweepTemporary({ db, clock, changes, targets }: Deps): Promise<void> {
  const before = new Date(clock.now().getTime() - temporaryLifeMs);
  let count = most;

  while (count === most) {
    const { rows } = await db.pool.query<{ id: string; owner_id: string }>(sweepSql, [before, most]);
    for (const { id, owner_id: ownerId } of rows) {
      targets.forget(id);
      changes.publish(ownerId, { type: "conversationDeleted", conversationId: id });
    }
    count = rows.length;
  }
}

/** Looked at again when it is deleted: somebody may have gone on with it in this moment. */
const sweepSql = `
  DELETE FROM conversations
  WHERE is_temporary AND last_activity_at < $1
    AND id IN (SELECT id FROM conversations WHERE is_temporary AND last_activity_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED)
  RETURNING id, owner_id`;
