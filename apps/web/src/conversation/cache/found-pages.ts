import type { Conversation, FoundConversationPage } from "@claw/contract";

type Pages = readonly FoundConversationPage[];

/** The pages of a search: what is found stays where it is and is only brought up to date. */
export function replaceFound(pages: Pages, conversation: Conversation): FoundConversationPage[] {
  return pages.map((page) => ({
    ...page,
    items: page.items.map((item) =>
      item.conversation.id === conversation.id ? { ...item, conversation } : item,
    ),
  }));
}

export function removeFound(pages: Pages, conversationId: string): FoundConversationPage[] {
  return pages.map((page) => ({
    ...page,
    items: page.items.filter(({ conversation }) => conversation.id !== conversationId),
  }));
}
