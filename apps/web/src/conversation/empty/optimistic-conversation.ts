import type { Conversation } from "@claw/contract";
import type { ConversationChoices } from "../settings/conversation-choices.ts";

/** The conversation as the server is about to make it. */
export function optimisticConversation(
  id: string,
  choices: ConversationChoices & { isTemporary?: boolean },
  now: Date,
): Conversation {
  const instant = now.toISOString();

  return {
    id,
    title: "",
    titleSource: "default",
    status: "active",
    type: choices.type,
    model: choices.model,
    systemPrompt: choices.systemPrompt || null,
    metadata: {},
    knowledgeBaseIds: choices.knowledgeBaseIds,
    isPinned: false,
    isTemporary: choices.isTemporary ?? false,
    totalTokens: 0,
    totalCost: "0.000000",
    lastActivityAt: instant,
    createdAt: instant,
    updatedAt: instant,
  };
}
