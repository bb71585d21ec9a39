import type { Exchange, Message } from "@claw/contract";
import { statement, uuidv7 } from "@claw/db";
import type { AnswerTarget } from "./answer-target.ts";
import { type AnswerRows, inFlightSql, type Written } from "./commit-answer.ts";
import { emptyReply, newMessage } from "./new-message.ts";
import type { ConversationDeps } from "./service.ts";

export type NewQuestion = {
  content: string;
  /** The client's own; made here where undefined. */
  messageId?: string | undefined;
  /** The same for its answer. */
  replyId?: string | undefined;
  parentId: string | null;
  /** The question follows the conversation's newest message, and waits for its turn where another came between. */
  followsNewest: boolean;
  /**
   * The version of the model as it is remembered, where what is known may be out of date: nothing is written where the
   * model or the conversation is another by now.
   */
  rememberedVersion?: string;
};

/** A question and its answer-to-be: the rows, and how to write them. */
export function writeExchange(
  deps: ConversationDeps,
  target: AnswerTarget,
  { content, messageId, replyId, parentId, followsNewest, rememberedVersion }: NewQuestion,
): { exchange: Exchange; rows: AnswerRows } {
  const { organizationId, userId, conversationId, systemPrompt, model, plan } = target;
  const at = deps.clock.now();
  const place = { conversationId, at };
  const question = newMessage({ ...place, id: messageId ?? uuidv7(), parentId });
  const message: Message = { ...question, role: "user", content, status: "complete", model: null };
  const reply = emptyReply({ ...place, id: replyId ?? uuidv7(), parentId: message.id, model: model.name });
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
    rememberedVersion ?? null,
    deps.providers.defaultModel,
    systemPrompt,
  ]);

  return { exchange: { message, reply }, rows: { replyId: reply.id, statement: writing, at } };
}

/** Rows of one VALUES list get their `seq` in its order: the question comes before its answer. */
const exchangeSql = `
  WITH around AS (
    SELECT NOT EXISTS (SELECT FROM messages WHERE id = $5)
             AND (NOT $11::boolean OR $6::uuid IS NOT DISTINCT FROM (
               SELECT id FROM messages WHERE conversation_id = $4 ORDER BY seq DESC LIMIT 1))
             AND ($12::xid IS NULL
                  OR EXISTS (SELECT FROM models WHERE name = $9 AND xmin = $12)
                     AND EXISTS (SELECT FROM conversations
                                 WHERE id = $4 AND organization_id = $3 AND owner_id = $1 AND coalesce(model, $13) = $9
                                   AND system_prompt IS NOT DISTINCT FROM $14)
                     AND NOT EXISTS (SELECT FROM conversation_knowledge_bases WHERE conversation_id = $4)) AS is_free,
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
  )
  SELECT is_free, in_flight FROM around`;
