import type { ChangeEvent } from "@claw/contract";
import type { ConversationCache } from "./conversation-cache.ts";

export type ChangeDeps = {
  cache: Pick<ConversationCache, "putConversation" | "putMessage" | "removeConversation" | "reloadAll">;
  /** A conversation is gone; a page that shows it must leave. */
  onDeleted(conversationId: string): void;
};

/** Brings what another device or the server has done into this page. */
export function applyChange({ cache, onDeleted }: ChangeDeps, event: ChangeEvent): void {
  switch (event.type) {
    case "conversation":
      cache.putConversation(event.conversation);
      break;
    case "message":
      cache.putMessage(event.message);
      break;
    case "conversationDeleted":
      onDeleted(event.conversationId);
      cache.removeConversation(event.conversationId);
      break;
    case "reset":
      cache.reloadAll();
      break;
    case "importing":
    case "document":
    case "documentDeleted":
    case "knowledgeBase":
    case "knowledgeBaseDeleted":
      // The pages that show these have a subscription of their own.
      break;
  }
}
