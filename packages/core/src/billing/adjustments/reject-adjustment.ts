import type { Actor, RejectAdjustment } from "@claw/contract";
import type { Adjustment } from "@claw/db";
import { recordDeed } from "../../audit/record-deed.ts";
import { requireOperator } from "../../runtime/require-actor.ts";
import { auditDetail } from "./audit-detail.ts";
import type { AdjustmentDeps } from "./deps.ts";
import { lockPending } from "./lock-adjustment.ts";

/** Ends an adjustment that waits; no money moves. Who asked for it may take it back so. CONFLICT for a decided one. */
export async function rejectAdjustment(
  { db, clock }: AdjustmentDeps,
  actor: Actor,
  { adjustmentId, note }: RejectAdjustment,
): Promise<Adjustment> {
  const operator = requireOperator(actor);
  const now = clock.now();
  const decisionNote = note.trim();

  return db.prisma.$transaction(async (tx) => {
    await lockPending(tx, adjustmentId);
    const row = await tx.adjustment.update({
      where: { id: adjustmentId },
      data: { status: "rejected", decidedById: operator.userId, decidedAt: now, decisionNote },
    });
    await recordDeed(tx, operator, {
      action: "adjustment_rejected",
      organizationId: row.organizationId,
      detail: { ...auditDetail(row), note: decisionNote },
      at: now,
    });

    return row;
  });
}
