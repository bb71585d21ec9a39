import { DomainError, type TaskState } from "@claw/contract";
import type { Transaction } from "@claw/db";
import { taskStateSql } from "./list-tasks.ts";

export type FoundTask = { id: string; task: string; state: TaskState; versionId: string | null };

/** Locks a job of the queue while it is decided about. NOT_FOUND for one that is done. */
export async function lockTask(tx: Transaction, taskId: string): Promise<FoundTask> {
  const [row] = await tx.$queryRawUnsafe<FoundTask[]>(findSql, taskId);
  if (row) return row;

  throw new DomainError("NOT_FOUND", {
    message: "There is no such task in the queue: it may be done by now.",
  });
}

const findSql = `
  SELECT j.id::text, t.identifier AS task, ${taskStateSql} AS state, j.payload ->> 'versionId' AS "versionId"
  FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
  WHERE j.id = $1::bigint
  FOR UPDATE OF j`;
