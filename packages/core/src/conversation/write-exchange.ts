import type { Exchange, Message } from "@claw/contract";
import { statement, uuidv7 } from "@claw/db";
import { type AnswerTarget, settingsOf, settingsSql } from "./answer-target.ts";
import { type AnswerRows, inFlightSql, type Written } from "./commit-answer.ts";
import { emptyReply, newMessage } from "./new-message.ts";
import type { ConversationDeps } from "./service.ts";

export type NewQuestion = {
  content: string;
  /** The client's own; made here where undefined. */
  messageId?: string | undefined;
  parentId: string | null;
  /** The question follows the conversation's newest message, and waits for its turn where another came between. */
  followsNewest: boolean;
  /** What is known of the conversation may be out of date: nothing is written where it is. */
  isRemembered?: boolean;
};

/** A question and its answer-to-be: the rows, and how to write them. */
export function writeExchange(
  deps: ConversationDeps,
  target: AnswerTarget,
  { content, messageId, parentId, followsNewest, isRemembered = false }: NewQuestion,
): { exchange: Exchange; rows: AnswerRows } {
  const { organizationId, userId, conversationId, model, plan } = target;
  const at = deps.clock.now();
  const place = { conversationId, at };
  const question = newMessage({ ...place, id: messageId ?? uuidv7(), parentId });
  const message: Message = { ...question, role: "user", content, status: "complete", model: null };
  const reply = emptyReply({ ...place, id: uuidv7(), parentId: message.id, model: model.name });
  const writing = statement<Written>("write-exchange", exchangeSql, [
    userId,
    plan.answersInFlight,
    organizationId,
    conversationId,
    message.id,
    parentId,
    content,
    reply.id,
    model.name,
    at,
    followsNewest,
    isRemembered ? settingsOf(target) : null,
    deps.providers.defaultModel,
  ]);

  return { exchange: { message, reply }, rows: { replyId: reply.id, statement: writing, at } };
}

/** Rows of one VALUES list get their `seq` in its order: the question comes before its answer. */
const exchangeSql = `
  WITH around AS (
    SELECT NOT EXISTS (SELECT FROM messages WHERE id = $5)
             AND (NOT $11::boolean OR $6::uuid IS NOT DISTINCT FROM (
               SELECT id FROM messages WHERE conversation_id = $4 ORDER BY seq DESC LIMIT 1))
             AND ($12::jsonb IS NULL OR coalesce($12::jsonb = (
               SELECT ${settingsSql} FROM conversations c LEFT JOIN models m ON m.name = coalesce(c.model, $13) AND m.enabled
               WHERE c.id = $4 AND c.organization_id = $3 AND c.owner_id = $1), false)) AS is_free,
           ${inFlightSql}
  ), free AS (
    SELECT FROM around WHERE is_free AND in_flight < $2
  ), written AS (
    INSERT INTO messages (id, organization_id, conversation_id, parent_id, role, content, status, model, created_at, updated_at)
    SELECT id, $3, $4, parent_id, role::"MessageRole", content, status::"MessageStatus", model, $10, $10
    FROM free, (VALUES (1, $5::uuid, $6::uuid, 'user', $7::text, 'complete', NULL),
                       (2, $8::uuid, $5::uuid, 'assistant', '', 'streaming', $9::text))
      AS row (place, id, parent_id, role, content, status, model)
    ORDER BY place
  ), touched AS (
    UPDATE conversations SET last_activity_at = $10, updated_at = $10 FROM free WHERE id = $4
  )
  SELECT is_free, in_flight FROM around`;
