import { type Actor, DomainError, type TaskRef } from "@claw/contract";
import { recordDeed } from "../audit/record-deed.ts";
import { requireOperator } from "../runtime/require-actor.ts";
import { lockTask } from "./find-task.ts";
import type { JobsDeps } from "./service.ts";

/** Takes it out of the queue. The work on a document is cancelled with its document, also while it is done. */
export async function cancelTask(deps: JobsDeps, actor: Actor, { taskId }: TaskRef): Promise<void> {
  const { db, clock, documents } = deps;
  const operator = requireOperator(actor);
  const documentId = await findDocument(deps, taskId);
  if (documentId) return documents.cancel(actor, { documentId });

  await db.prisma.$transaction(async (tx) => {
    const { task, state } = await lockTask(tx, taskId);
    if (state === "running")
      throw new DomainError("CONFLICT", { message: "This task is being done just now." });

    await tx.$executeRaw`SELECT graphile_worker.complete_jobs(ARRAY[${taskId}::bigint])`;
    await recordDeed(tx, operator, { action: "task_cancelled", detail: { taskId, task }, at: clock.now() });
  });
}

/** The document that a task works on, where it is not done with it. */
async function findDocument({ db }: JobsDeps, taskId: string): Promise<string | null> {
  return db.prisma.$transaction(async (tx) => {
    const { versionId } = await lockTask(tx, taskId);
    if (versionId === null) return null;
    const version = await tx.documentVersion.findUnique({
      where: { id: versionId, status: { in: ["queued", "parsing", "indexing"] } },
      select: { documentId: true },
    });

    return version?.documentId ?? null;
  });
}
