import type { Message } from "@claw/contract";
import type { RestContext } from "./procedures.ts";

const pageSize = 100;

/** The newest 200 messages of a conversation, oldest first. */
export async function latestMessages(app: RestContext["app"], conversationId: string): Promise<Message[]> {
  const newest = await app.conversation.messages({ conversationId, limit: pageSize });
  if (newest.nextCursor === null) return newest.items;

  const before = await app.conversation.messages({
    conversationId,
    limit: pageSize,
    cursor: newest.nextCursor,
  });

  return [...before.items, ...newest.items];
}
