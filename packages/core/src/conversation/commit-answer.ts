import { DomainError } from "@claw/contract";
import { type Statement, statement } from "@claw/db";
import { type AdmittedCall, admitCall, readAdmission } from "../billing/admit-call.ts";
import { commitOrRefuse } from "../billing/refusal.ts";
import type { AnswerTarget } from "./answer-target.ts";
import type { ConversationDeps } from "./service.ts";

export type AnswerRows = {
  replyId: string;
  /** Where the answer goes on; the beginning where left out. */
  start?: { content: number; reasoning: number };
  /** Writes the answer's rows, if it may. */
  statement: Statement<Written>;
  at: Date;
};

/** What an answer may use at most, in tokens. */
export type AnswerTokens = { prompt: number; output: number };

/** Whether what was to be written is still to be, and how many answers are being written for the person. */
export type Written = { is_free: boolean; in_flight: number };

/**
 * An answer's rows and its provider call in one transaction and one round trip, in raw SQL: this is what a person
 * waits for before the request leaves. One person's answers begin one after the other, so that five parallel retries
 * start one answer and the limit of answers in flight holds.
 * Null where somebody else was faster: what was to be written exists by now, or the conversation went on. Look again.
 * TOO_MANY_IN_FLIGHT, INSUFFICIENT_BALANCE, QUOTA_EXCEEDED.
 */
export async function commitAnswer(
  deps: ConversationDeps,
  { organizationId, userId, conversationId, model, plan }: AnswerTarget,
  { replyId, start, statement: writing, at }: AnswerRows,
  tokens: AnswerTokens,
): Promise<AdmittedCall | null> {
  const admission = admitCall({
    organizationId,
    userId,
    conversationId,
    messageId: replyId,
    purpose: "answer",
    ...(start ? { start } : {}),
    model,
    tokens,
    lease: { owner: deps.processId, seconds: deps.limits.leaseSeconds },
    at,
  });

  try {
    const { lock, admit, budgets } = admission;
    await commitOrRefuse(deps.db, [lock, lockSender(userId), writing, admit, budgets]);
  } catch (error) {
    if (isTakenId(error)) return null;
    throw error;
  }

  const [written] = writing.rows;
  if (written?.is_free) requireRoomForAnother(written.in_flight, plan.answersInFlight);

  return readAdmission(admission);
}

/** SQLSTATE 23505: another person used the same id at this moment, behind another lock. */
function isTakenId(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "23505";
}

function lockSender(userId: string): Statement<unknown> {
  return statement("lock-sender", lockSql, [`send:${userId}`]);
}

function requireRoomForAnother(inFlight: number, limit: number): void {
  if (inFlight < limit) return;

  throw new DomainError("TOO_MANY_IN_FLIGHT", {
    message: `${limit} answers are being written for you already. Wait for one, or stop it.`,
    retryAfter: 5,
  });
}

/**
 * And for the batch's other statements, which find everything by its key: one plan for all values, and by keys, also
 * where it was made while the tables were small. Otherwise PostgreSQL may decide, by its statistics, to plan them anew
 * each time, which takes longer than doing what they say, or to look through a table that has grown since.
 */
const lockSql = `
  SELECT pg_advisory_xact_lock(hashtextextended($1, 0)), set_config('plan_cache_mode', 'force_generic_plan', true),
         set_config('enable_seqscan', 'off', true)`;

/** How many answers are being written for the person `$1`, as `in_flight`. */
export const inFlightSql = `
  (SELECT count(*)::int FROM llm_calls
   WHERE user_id = $1 AND purpose = 'answer' AND state IN ('reserved', 'streaming')) AS in_flight`;
