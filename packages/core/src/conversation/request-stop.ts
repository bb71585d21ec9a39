import type { StopWish } from "./ports.ts";
import type { ConversationDeps } from "./service.ts";

/** Leaves word on the running calls of a message or a conversation, and tells their owners to look at once. */
export async function requestStop(
  { db, stopSignals }: Pick<ConversationDeps, "db" | "stopSignals">,
  wish: StopWish,
): Promise<void> {
  const messageId = "messageId" in wish ? wish.messageId : null;
  const conversationId = "conversationId" in wish ? wish.conversationId : null;
  await db.pool.query(requestStopSql, [messageId, conversationId]);
  stopSignals.publish(wish);
}

const requestStopSql = `
  UPDATE llm_calls SET stop_requested_at = now()
  WHERE (message_id = $1 OR conversation_id = $2) AND purpose = 'answer'
    AND state IN ('reserved', 'streaming') AND stop_requested_at IS NULL`;
