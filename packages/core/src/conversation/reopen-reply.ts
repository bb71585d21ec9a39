import type { Message } from "@claw/contract";
import { statement } from "@claw/db";
import type { AnswerTarget } from "./answer-target.ts";
import { type AnswerRows, inFlightSql, type Written } from "./commit-answer.ts";
import type { ConversationDeps } from "./service.ts";

/**
 * How an answer that has ended becomes one that is being written again, from the texts that it was found with: where
 * it has gone on since, nothing is written.
 */
export function reopenReply(
  deps: ConversationDeps,
  { userId, model, plan }: AnswerTarget,
  { id, status, finishReason, content, reasoning }: Message,
): AnswerRows {
  const at = deps.clock.now();
  const writing = statement<Written>("reopen-reply", reopenSql, [
    userId,
    plan.answersInFlight,
    id,
    status,
    model.name,
    at,
    content,
    reasoning,
    finishReason,
  ]);

  return {
    replyId: id,
    start: { content: content.length, reasoning: reasoning.length },
    statement: writing,
    at,
  };
}

const reopenSql = `
  WITH around AS (
    SELECT EXISTS (SELECT FROM messages
                   WHERE id = $3 AND status = ($4::text)::"MessageStatus" AND finish_reason IS NOT DISTINCT FROM $9
                     AND content = $7 AND reasoning = $8) AS is_free,
           ${inFlightSql}
  ), free AS (
    SELECT FROM around WHERE is_free AND in_flight < $2
  ), reopened AS (
    UPDATE messages SET status = 'streaming', finish_reason = NULL, error_code = NULL, model = $5, updated_at = $6
    FROM free WHERE id = $3
  )
  SELECT is_free, in_flight FROM around`;
