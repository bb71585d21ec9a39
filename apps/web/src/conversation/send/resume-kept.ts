import type { CreateConversation } from "@claw/contract";
import type { ConversationCache } from "../cache/conversation-cache.ts";
import { optimisticConversation } from "../empty/optimistic-conversation.ts";
import type { KeptQuestions } from "./kept-questions.ts";
import type { SendDeps } from "./send-deps.ts";
import { sendQuestion } from "./send-message.ts";

export type ResumeDeps = {
  send: SendDeps;
  kept: KeptQuestions;
  cache: Pick<ConversationCache, "seedConversation">;
};

/** Sends what was on its way when the page was closed. It has its ids, so that what did arrive arrives once. */
export function resumeKept({ send, kept, cache }: ResumeDeps): void {
  for (const question of kept.list()) {
    if (send.outbox.has(question.id)) continue;

    if (question.create) cache.seedConversation(conversationOf(question.conversationId, question.create));
    void sendQuestion(send, question);
  }
}

function conversationOf(id: string, create: CreateConversation) {
  const { type = "chat", model = null, systemPrompt, knowledgeBaseIds = [] } = create;
  const { isTemporary = false } = create;
  const choices = { type, model, systemPrompt: systemPrompt ?? "", knowledgeBaseIds, isTemporary };

  return optimisticConversation(id, choices, new Date());
}
