import { toFailure } from "@claw/client/browser";
import type { Conversation, UpdateConversation } from "@claw/contract";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useApp } from "../app/app-context.ts";

export type ConversationChange = Pick<
  UpdateConversation,
  "title" | "status" | "type" | "model" | "systemPrompt" | "knowledgeBaseIds" | "isPinned"
>;

/** Deeds on a conversation. They show at once, and are taken back with a word when the server refuses. */
export function useChangeConversation() {
  const { browser, cache, notices, drafts } = useApp();
  const navigate = useNavigate();
  const { conversationId: openId } = useParams({ strict: false });

  async function change(conversation: Conversation, wanted: ConversationChange): Promise<void> {
    const { title = conversation.title, status = conversation.status, type = conversation.type } = wanted;
    const { model = conversation.model, systemPrompt = conversation.systemPrompt } = wanted;
    const { knowledgeBaseIds = conversation.knowledgeBaseIds, isPinned = conversation.isPinned } = wanted;
    const titleSource = wanted.title === undefined ? conversation.titleSource : "user";
    const choices = { status, type, model, systemPrompt, knowledgeBaseIds, isPinned };
    cache.putConversation({ ...conversation, title, titleSource, ...choices });

    try {
      const conversationId = conversation.id;
      cache.putConversation(await browser.trpc.conversation.update.mutate({ conversationId, ...wanted }));
    } catch (error) {
      cache.putConversation(conversation);
      notices.tell("conversation.changeFailed", toFailure(error));
    }
  }

  async function remove(conversation: Conversation): Promise<void> {
    try {
      await browser.trpc.conversation.delete.mutate({ conversationId: conversation.id });
    } catch (error) {
      return notices.tell("conversation.deleteFailed", toFailure(error));
    }

    if (openId === conversation.id) await navigate({ to: "/" });
    drafts.write(conversation.id, "");
    cache.removeConversation(conversation.id);
  }

  return { change, remove };
}
