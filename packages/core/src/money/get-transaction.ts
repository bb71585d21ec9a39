import {
  type Actor,
  DomainError,
  formatMicro,
  type LedgerTransaction,
  type TransactionRef,
} from "@claw/contract";
import type { Prisma, Transaction } from "@claw/db";
import { requireOperator } from "../runtime/require-actor.ts";
import type { MoneyDeps } from "./deps.ts";
import { readMovements } from "./movement-rows.ts";
import { participantOrNull, readParticipants } from "./participants.ts";
import { presentAdjustment } from "./present-adjustment.ts";
import { presentMovement } from "./present-movement.ts";

const belongings = {
  entries: { include: { account: { select: { kind: true } } } },
  call: true,
  payment: { select: { id: true, status: true, amountMicro: true, reference: true } },
  invoice: { select: { id: true, number: true, totalMicro: true } },
  adjustment: true,
} satisfies Prisma.LedgerTransactionInclude;

type Row = Prisma.LedgerTransactionGetPayload<{ include: typeof belongings }>;

/** One movement with both sides and what it belongs to; nothing of what was written. NOT_FOUND. */
export async function getTransaction(
  { db: { prisma } }: Pick<MoneyDeps, "db">,
  actor: Actor,
  { transactionId }: TransactionRef,
): Promise<LedgerTransaction> {
  requireOperator(actor);
  const row = await prisma.ledgerTransaction.findUnique({
    where: { id: transactionId },
    include: belongings,
  });
  const [movement] = row ? await readMovements(prisma, { id: transactionId }, null, 1) : [];
  if (!row || !movement) throw new DomainError("NOT_FOUND", { message: "There is no such transaction." });

  const participants = await readParticipants(prisma, [movement.owner_id, row.actorId]);
  return {
    ...presentMovement(movement, participants),
    idempotencyKey: row.idempotencyKey,
    actor: participantOrNull(participants, row.actorId),
    entries: row.entries.map(({ accountId, amountMicro, balanceAfterMicro, account }) => ({
      accountId,
      account: account.kind,
      amount: formatMicro(amountMicro),
      balanceAfter: balanceAfterMicro === null ? null : formatMicro(balanceAfterMicro),
    })),
    call: presentCall(row.call),
    payment: row.payment && {
      id: row.payment.id,
      status: row.payment.status,
      amount: formatMicro(row.payment.amountMicro),
      reference: row.payment.reference,
    },
    invoice: row.invoice && {
      id: row.invoice.id,
      number: row.invoice.number,
      total: formatMicro(row.invoice.totalMicro),
    },
    adjustment: row.adjustment && (await presentAdjustment(prisma, row.adjustment)),
    related: await readRelated(prisma, row),
  };
}

function presentCall(call: Row["call"]): LedgerTransaction["call"] {
  if (!call) return null;

  return {
    callId: call.id,
    userId: call.userId,
    purpose: call.purpose,
    provider: call.provider,
    model: call.model,
    conversationId: call.conversationId,
    messageId: call.messageId,
    promptTokens: call.freshTokens + call.cachedTokens + call.cacheWriteTokens,
    completionTokens: call.outputTokens + call.reasoningTokens,
    usageSource: call.usageSource,
  };
}

/** What else happened to the same call or payment. */
async function readRelated(
  tx: Transaction,
  { id, callId, paymentId }: Row,
): Promise<LedgerTransaction["related"]> {
  const same = [...(callId ? [{ callId }] : []), ...(paymentId ? [{ paymentId }] : [])];
  if (same.length === 0) return [];

  const rows = await tx.ledgerTransaction.findMany({
    where: { OR: same, id: { not: id } },
    orderBy: { seq: "asc" },
    take: 50,
    include: { entries: { select: { amountMicro: true }, orderBy: { amountMicro: "desc" }, take: 1 } },
  });

  return rows.map(({ entries, ...row }) => ({
    id: row.id,
    kind: row.kind,
    size: formatMicro(entries[0]?.amountMicro ?? 0n),
    createdAt: row.createdAt.toISOString(),
  }));
}
