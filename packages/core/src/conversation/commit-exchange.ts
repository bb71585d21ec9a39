import { DomainError, type Exchange, type Message, type SendMessage } from "@claw/contract";
import { type RawTransaction, rawTransaction, uuidv7 } from "@claw/db";
import { admitCall } from "../billing/admit-call.ts";
import type { SendTarget } from "./get-send-target.ts";
import type { ConversationDeps } from "./service.ts";

export type CommittedExchange = { exchange: Exchange; callId: string };

/**
 * Question, answer-to-be and provider call in one transaction, in raw SQL: this is what a person waits for before the
 * request leaves. Null where somebody else was faster: the question's id exists by now, or a message came after the
 * one that the question was to follow. Look again then.
 * TOO_MANY_IN_FLIGHT.
 */
export async function commitExchange(
  deps: ConversationDeps,
  { organizationId, userId, conversationId, parentId, model }: SendTarget,
  input: SendMessage,
): Promise<CommittedExchange | null> {
  const { content } = input;
  const at = deps.clock.now();
  const question = draft({ id: input.messageId ?? uuidv7(), conversationId, parentId, at });
  const answer = draft({ id: uuidv7(), conversationId, parentId: question.id, at });

  const committing = rawTransaction(deps.db, async (tx) => {
    await lockSender(tx, userId);
    const { isTaken, newestId, inFlight } = await lookAround(tx, question, userId);
    const isOvertaken = input.parentId === undefined && newestId !== parentId;
    if (isTaken || isOvertaken) return null;
    requireRoomForAnother(inFlight, deps.limits.answersInFlight);

    await tx.query(insertSql, [
      organizationId,
      conversationId,
      question.id,
      parentId,
      content,
      answer.id,
      model.name,
      at,
    ]);
    const { callId } = await admitCall(tx, {
      organizationId,
      userId,
      conversationId,
      messageId: answer.id,
      purpose: "answer",
      model,
      lease: { owner: deps.processId, seconds: deps.limits.leaseSeconds },
      at,
    });
    const message: Message = { ...question, role: "user", content, status: "complete", model: null };
    const reply: Message = {
      ...answer,
      role: "assistant",
      content: "",
      status: "streaming",
      model: model.name,
    };

    return { exchange: { message, reply }, callId };
  });

  return committing.catch((error: unknown) => {
    if (isTakenId(error)) return null;
    throw error;
  });
}

/** SQLSTATE 23505: another person used the same id at this moment, behind another lock. */
function isTakenId(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "23505";
}

function draft({ at, ...place }: { id: string; conversationId: string; parentId: string | null; at: Date }) {
  return {
    ...place,
    reasoning: "",
    usage: null,
    cost: null,
    citations: [],
    finishReason: null,
    errorCode: null,
    createdAt: at.toISOString(),
  };
}

/** One person's sends stand in line, so that five parallel retries start one answer and the limit below holds. */
async function lockSender(tx: RawTransaction, userId: string): Promise<void> {
  await tx.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [`send:${userId}`]);
}

type Around = { is_taken: boolean; newest_id: string | null; in_flight: number };

async function lookAround(
  tx: RawTransaction,
  question: { id: string; conversationId: string },
  userId: string,
) {
  const { rows } = await tx.query<Around>({
    name: "look-around",
    text: lookSql,
    values: [question.id, userId, question.conversationId],
  });

  return {
    isTaken: rows[0]?.is_taken ?? false,
    newestId: rows[0]?.newest_id ?? null,
    inFlight: rows[0]?.in_flight ?? 0,
  };
}

function requireRoomForAnother(inFlight: number, limit: number): void {
  if (inFlight < limit) return;

  throw new DomainError("TOO_MANY_IN_FLIGHT", {
    message: `${limit} answers are being written for you already. Wait for one, or stop it.`,
    retryAfter: 5,
  });
}

const lookSql = `
  SELECT EXISTS (SELECT FROM messages WHERE id = $1) AS is_taken,
         (SELECT id FROM messages WHERE conversation_id = $3 ORDER BY seq DESC LIMIT 1) AS newest_id,
         (SELECT count(*)::int FROM llm_calls
          WHERE user_id = $2 AND purpose = 'answer' AND state IN ('reserved', 'streaming')) AS in_flight`;

/** Rows of one VALUES list get their `seq` in its order: the question comes before its answer. */
const insertSql = `
  WITH touched AS (
    UPDATE conversations SET last_activity_at = $8, updated_at = $8 WHERE id = $2
  )
  INSERT INTO messages (id, organization_id, conversation_id, parent_id, role, content, status, model, created_at, updated_at)
  VALUES ($3, $1, $2, $4, 'user', $5, 'complete', NULL, $8, $8),
         ($6, $1, $2, $3, 'assistant', '', 'streaming', $7, $8, $8)`;
