import type { Actor } from "@claw/contract";
import { recordDeed } from "../audit/record-deed.ts";
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
  const operator = requireOperator(actor);
  await db.prisma.$transaction(async (tx) => {
    await lockForTransaction(tx, "claw.auth.orphans");
    const [row] = await tx.$queryRawUnsafe<{ is_searching: boolean }[]>(isSearchingSql);
    if (row?.is_searching) return;

    await addJob(
      tx,
      "find_orphans",
      { requestedBy: operator.userId },
      { key: findOrphansKey, maxAttempts: 3 },
    );
    await recordDeed(tx, operator, { action: "orphans_searched", at: clock.now() });
  });
}
