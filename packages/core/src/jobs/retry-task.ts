import { type Actor, DomainError, type TaskRef } from "@claw/contract";
import { recordDeed } from "../audit/record-deed.ts";
import { requireOperator } from "../runtime/require-actor.ts";
import { lockTask } from "./find-task.ts";
import type { JobsDeps } from "./service.ts";

/** Begins it now, with all its tries. CONFLICT for one that runs, NOT_FOUND. */
export async function retryTask({ db, clock }: JobsDeps, actor: Actor, { taskId }: TaskRef): Promise<void> {
  const operator = requireOperator(actor);
  await db.prisma.$transaction(async (tx) => {
    const { task, state } = await lockTask(tx, taskId);
    if (state === "running")
      throw new DomainError("CONFLICT", { message: "This task is being done just now." });

    await tx.$executeRaw`
      SELECT graphile_worker.reschedule_jobs(ARRAY[${taskId}::bigint], run_at => now(), attempts => 0)`;
    await recordDeed(tx, operator, { action: "task_retried", detail: { taskId, task }, at: clock.now() });
  });
}
