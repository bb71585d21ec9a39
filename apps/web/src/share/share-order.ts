/** What is shared: a conversation, up to a message; the newest where left out. */
export type ShareOrder = { conversationId: string; messageId?: string };
