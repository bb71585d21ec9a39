import { type Actor, type AdjustmentRef, DomainError, type UserActor } from "@claw/contract";
import type { Adjustment, Transaction } from "@claw/db";
import { recordDeed } from "../../audit/record-deed.ts";
import { requireOperator } from "../../runtime/require-actor.ts";
import { auditDetail } from "./audit-detail.ts";
import type { AdjustmentDeps } from "./deps.ts";
import { lockPending } from "./lock-adjustment.ts";
import { moveAdjustment } from "./move-adjustment.ts";

/**
 * A second operator agrees, and the money moves. FORBIDDEN for who asked for it, and for whoever it is for; CONFLICT
 * for what was decided before, or has expired since; INSUFFICIENT_BALANCE where less than is to be taken is left.
 */
export async function approveAdjustment(
  { db, clock }: AdjustmentDeps,
  actor: Actor,
  { adjustmentId }: AdjustmentRef,
): Promise<Adjustment> {
  const operator = requireOperator(actor);
  const now = clock.now();

  return db.prisma.$transaction(async (tx) => {
    const pending = await lockPending(tx, adjustmentId);
    await requireOther(tx, operator, pending);
    if (pending.expiresAt && pending.expiresAt <= now) {
      throw new DomainError("CONFLICT", { message: "This credit has expired meanwhile. Reject it." });
    }

    const transactionId = await moveAdjustment(tx, pending, operator.userId);
    const row = await tx.adjustment.update({
      where: { id: adjustmentId },
      data: { status: "applied", decidedById: operator.userId, decidedAt: now, transactionId },
    });
    await recordDeed(tx, operator, {
      action: "adjustment_approved",
      organizationId: row.organizationId,
      detail: { ...auditDetail(row), requestedById: row.requestedById },
      at: now,
    });

    return row;
  });
}

async function requireOther(
  tx: Transaction,
  { userId }: UserActor,
  { requestedById, organizationId }: Adjustment,
): Promise<void> {
  const isOwn = await tx.membership.findUnique({
    where: { organizationId_userId: { organizationId, userId } },
    select: { role: true },
  });
  if (userId !== requestedById && !isOwn) return;

  throw new DomainError("FORBIDDEN", { message: "Somebody else has to approve this adjustment." });
}
