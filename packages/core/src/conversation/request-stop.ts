import type { Database } from "@claw/db";

/** Leaves word on the running calls of a message or a conversation; their owners look with every checkpoint. */
export async function requestStop(
  db: Database,
  { messageId, conversationId }: { messageId?: string; conversationId?: string },
): Promise<void> {
  await db.pool.query(requestStopSql, [messageId ?? null, conversationId ?? null]);
}

const requestStopSql = `
  UPDATE llm_calls SET stop_requested_at = now()
  WHERE (message_id = $1 OR conversation_id = $2) AND purpose = 'answer'
    AND state IN ('reserved', 'streaming') AND stop_requested_at IS NULL`;
