import { toFailure } from "@claw/client/browser";
import type { Conversation, UpdateConversations } from "@claw/contract";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useApp } from "../app/app-context.ts";

/** Deeds on several conversations at once. They show at once, and are all taken back with a word when one is refused. */
export function useChangeConversations() {
  const { browser, cache, notices, drafts } = useApp();
  const navigate = useNavigate();
  const { conversationId: openId } = useParams({ strict: false });

  async function changeAll(
    conversations: readonly Conversation[],
    wanted: Pick<UpdateConversations, "status" | "isPinned">,
  ): Promise<void> {
    const conversationIds = conversations.map(({ id }) => id);
    for (const conversation of conversations) {
      const { status = conversation.status, isPinned = conversation.isPinned } = wanted;
      cache.putConversation({ ...conversation, status, isPinned });
    }

    try {
      const changed = await browser.trpc.conversation.updateMany.mutate({ conversationIds, ...wanted });
      for (const conversation of changed) cache.putConversation(conversation);
    } catch (error) {
      for (const conversation of conversations) cache.putConversation(conversation);
      notices.tell("conversation.changeFailed", toFailure(error));
    }
  }

  async function removeAll(conversations: readonly Conversation[]): Promise<void> {
    const conversationIds = conversations.map(({ id }) => id);
    if (openId !== undefined && conversationIds.includes(openId)) await navigate({ to: "/" });
    for (const id of conversationIds) cache.removeConversation(id);

    try {
      await browser.trpc.conversation.deleteMany.mutate({ conversationIds });
    } catch (error) {
      for (const conversation of conversations) cache.putConversation(conversation);
      return notices.tell("conversation.deleteFailed", toFailure(error));
    }

    for (const id of conversationIds) drafts.write(id, "");
  }

  return { changeAll, removeAll };
}
