import type { Actor } from "@claw/contract";
import { recordAuditEvent } from "../audit/record-audit-event.ts";
import type { KnowledgeParts } from "../knowledge/deps.ts";
import { findOrphansKey } from "../knowledge/orphans/find-orphans.ts";
import { addJob } from "../knowledge/queue/add-job.ts";
import { lockForTransaction } from "../runtime/lock-for-transaction.ts";
import { requireOperator } from "../runtime/require-actor.ts";
import { isSearchingSql } from "./list-orphans.ts";

/** Queues a search for orphans; where one is waiting or under way, that is it. */
export async function startOrphanSearch(
  { db, clock }: Pick<KnowledgeParts, "db" | "clock">,
  actor: Actor,
): Promise<void> {
  const { origin, userId, organizationId } = requireOperator(actor);
  await db.prisma.$transaction(async (tx) => {
    await lockForTransaction(tx, "claw.auth.orphans");
    const [row] = await tx.$queryRawUnsafe<{ is_searching: boolean }[]>(isSearchingSql);
    if (row?.is_searching) return;

    await addJob(tx, "find_orphans", { requestedBy: userId }, { key: findOrphansKey, maxAttempts: 3 });
    await recordAuditEvent(tx, {
      action: "orphans_searched",
      outcome: "ok",
      origin,
      userId,
      organizationId,
      at: clock.now(),
    });
  });
}
