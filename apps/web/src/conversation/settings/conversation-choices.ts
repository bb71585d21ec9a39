import type { ConversationType } from "@claw/contract";

/** What a conversation starts and goes on with. */
export type ConversationChoices = {
  type: ConversationType;
  model: string | null;
  systemPrompt: string;
  knowledgeBaseIds: string[];
};
