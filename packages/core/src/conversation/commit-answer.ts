import { DomainError } from "@claw/contract";
import { pipelinedTransaction, type RawTransaction } from "@claw/db";
import { type AdmittedCall, admitCall } from "../billing/admit-call.ts";
import type { AnswerTarget } from "./answer-target.ts";
import type { ConversationDeps } from "./service.ts";

/** The statement that writes an answer's rows, if it may; what it says is decided by `guardSql`. */
export type AnswerStatement = { name: string; text: string; values: unknown[] };

export type AnswerRows = {
  replyId: string;
  /** Where the answer goes on; the beginning where left out. */
  start?: { content: number; reasoning: number };
  statement: AnswerStatement;
  at: Date;
};

type Written = { is_free: boolean; in_flight: number };

/**
 * An answer's rows and its provider call in one transaction and one round trip, in raw SQL: this is what a person
 * waits for before the request leaves. One person's answers begin one after the other, so that five parallel retries
 * start one answer and the limit of answers in flight holds.
 * Null where somebody else was faster: what was to be written exists by now, or the conversation went on. Look again.
 * TOO_MANY_IN_FLIGHT.
 */
export async function commitAnswer(
  deps: ConversationDeps,
  { organizationId, userId, conversationId, model }: AnswerTarget,
  { replyId, start, statement, at }: AnswerRows,
): Promise<AdmittedCall | null> {
  const committing = pipelinedTransaction(deps.db, (tx) =>
    Promise.all([
      lockSender(tx, userId),
      tx.query<Written>(statement),
      admitCall(tx, {
        organizationId,
        userId,
        conversationId,
        messageId: replyId,
        purpose: "answer",
        ...(start ? { start } : {}),
        model,
        lease: { owner: deps.processId, seconds: deps.limits.leaseSeconds },
        at,
      }),
    ]),
  ).catch((error: unknown) => {
    if (isTakenId(error)) return null;
    throw error;
  });

  const committed = await committing;
  if (!committed) return null;

  const [, { rows }, call] = committed;
  if (rows[0]?.is_free) requireRoomForAnother(rows[0].in_flight, deps.limits.answersInFlight);

  return call;
}

/** SQLSTATE 23505: another person used the same id at this moment, behind another lock. */
function isTakenId(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "23505";
}

async function lockSender(tx: RawTransaction, userId: string): Promise<void> {
  await tx.query({ name: "lock-sender", text: lockSql, values: [`send:${userId}`] });
}

function requireRoomForAnother(inFlight: number, limit: number): void {
  if (inFlight < limit) return;

  throw new DomainError("TOO_MANY_IN_FLIGHT", {
    message: `${limit} answers are being written for you already. Wait for one, or stop it.`,
    retryAfter: 5,
  });
}

const lockSql = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))";

/** How many answers are being written for the person `$1`, as `in_flight`. */
export const inFlightSql = `
  (SELECT count(*)::int FROM llm_calls
   WHERE user_id = $1 AND purpose = 'answer' AND state IN ('reserved', 'streaming')) AS in_flight`;
