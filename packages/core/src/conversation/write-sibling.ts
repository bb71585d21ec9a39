import type { Message } from "@claw/contract";
import { statement, uuidv7 } from "@claw/db";
import type { AnswerTarget } from "./answer-target.ts";
import { type AnswerRows, inFlightSql, type Written } from "./commit-answer.ts";
import { emptyReply } from "./new-message.ts";
import type { ConversationDeps } from "./service.ts";

/** Another answer-to-be to a question that is there: the row, and how to write it. */
export function writeSibling(
  deps: ConversationDeps,
  { organizationId, userId, conversationId, model, plan }: AnswerTarget,
  { questionId, replyId }: { questionId: string; replyId: string | undefined },
): { reply: Message; rows: AnswerRows } {
  const at = deps.clock.now();
  const id = replyId ?? uuidv7();
  const reply = emptyReply({ id, conversationId, parentId: questionId, at, model: model.name });
  const writing = statement<Written>("write-sibling", siblingSql, [
    userId,
    plan.answersInFlight,
    organizationId,
    conversationId,
    questionId,
    id,
    model.name,
    at,
  ]);

  return { reply, rows: { replyId: id, statement: writing, at } };
}

const siblingSql = `
  WITH around AS (
    SELECT NOT EXISTS (SELECT FROM messages WHERE id = $6) AS is_free, ${inFlightSql}
  ), free AS (
    SELECT FROM around WHERE is_free AND in_flight < $2
  ), written AS (
    INSERT INTO messages (id, organization_id, conversation_id, parent_id, role, content, status, model, created_at, updated_at)
    SELECT $6, $3, $4, $5, 'assistant', '', 'streaming', $7, $8, $8 FROM free
  )
  SELECT is_free, in_flight FROM around`;
