import { type Actor, DomainError, type MakeAdjustment, parseMicro, type UserActor } from "@claw/contract";
import { type Adjustment, type Transaction, uuidv7 } from "@claw/db";
import { recordDeed } from "../../audit/record-deed.ts";
import { requireOperator } from "../../runtime/require-actor.ts";
import { lockWallet } from "../ledger/accounts.ts";
import { auditDetail } from "./audit-detail.ts";
import type { AdjustmentDeps } from "./deps.ts";
import { getOwnOrganization } from "./get-own-organization.ts";
import { moveAdjustment, takenId } from "./move-adjustment.ts";
import { movedAlone } from "./moved-alone.ts";

type Wanted = Pick<
  Adjustment,
  "id" | "organizationId" | "userId" | "amountMicro" | "source" | "reason" | "expiresAt"
>;

/**
 * Gives credit to a person's own organization or takes it, once for each `adjustmentId`: at once, or, where one operator
 * would have moved more than the limit there within 24 hours, when a second one has approved it. NOT_FOUND for a person
 * who is not there, or owns none; CONFLICT for an id of something else; INVALID_INPUT for credit that has expired
 * already; INSUFFICIENT_BALANCE for more than is there.
 */
export async function makeAdjustment(
  deps: AdjustmentDeps,
  actor: Actor,
  input: MakeAdjustment,
): Promise<Adjustment> {
  const operator = requireOperator(actor);
  const { db, clock } = deps;
  const now = clock.now();
  const amountMicro = parseMicro(input.amount);
  const wanted: Wanted = {
    id: input.adjustmentId ?? uuidv7(),
    organizationId: await getOwnOrganization(db.prisma, input.userId),
    userId: input.userId,
    amountMicro: input.direction === "debit" ? -amountMicro : amountMicro,
    source: input.source,
    reason: input.reason.trim(),
    expiresAt: input.expiresAt === undefined ? null : new Date(input.expiresAt),
  };
  if (wanted.expiresAt && wanted.expiresAt <= now) throw expired();

  return db.prisma.$transaction(async (tx) => {
    // Before the sum of what was moved: who comes second waits here, and then counts the first.
    await lockWallet(tx, wanted.organizationId);
    const before = await tx.adjustment.findUnique({ where: { id: wanted.id } });
    if (before) return sameOrConflict(before, wanted);

    const needsApproval = await isAboveLimit(deps, tx, operator, wanted, now);
    const row = await write(tx, operator, wanted, needsApproval, now);
    await recordDeed(tx, operator, {
      action: needsApproval ? "adjustment_requested" : doneAction(wanted),
      organizationId: wanted.organizationId,
      detail: auditDetail(row),
      at: now,
    });

    return row;
  });
}

async function isAboveLimit(
  { approvalLimitMicro }: AdjustmentDeps,
  tx: Transaction,
  { userId: requestedById }: UserActor,
  { organizationId, amountMicro }: Wanted,
  now: Date,
): Promise<boolean> {
  const limit = approvalLimitMicro();
  if (limit === null) return false;

  const size = amountMicro < 0n ? -amountMicro : amountMicro;
  return (await movedAlone(tx, { organizationId, requestedById, now })) + size > limit;
}

async function write(
  tx: Transaction,
  { userId: requestedById }: UserActor,
  wanted: Wanted,
  needsApproval: boolean,
  now: Date,
): Promise<Adjustment> {
  const facts = { ...wanted, needsApproval, requestedById, createdAt: now };
  if (needsApproval) return tx.adjustment.create({ data: facts });

  const transactionId = await moveAdjustment(tx, wanted, requestedById);
  return tx.adjustment.create({ data: { ...facts, status: "applied", decidedAt: now, transactionId } });
}

function doneAction({ source, amountMicro }: Wanted): "credit_granted" | "adjustment_made" {
  return source === "promotional" && amountMicro > 0n ? "credit_granted" : "adjustment_made";
}

function sameOrConflict(row: Adjustment, wanted: Wanted): Adjustment {
  const isSame =
    row.organizationId === wanted.organizationId &&
    row.amountMicro === wanted.amountMicro &&
    row.source === wanted.source &&
    row.reason === wanted.reason &&
    row.expiresAt?.getTime() === wanted.expiresAt?.getTime();
  if (isSame) return row;

  throw takenId();
}

function expired(): DomainError {
  return new DomainError("INVALID_INPUT", {
    message: "Credit that has expired is no credit.",
    fields: [{ field: "expiresAt", message: "is past" }],
  });
}
