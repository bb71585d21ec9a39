import type { Conversation, ConversationPage } from "@claw/contract";

/** Pages as they were loaded: newest activity first. */
export type ConversationPages = readonly ConversationPage[];

export function flattenConversations(pages: ConversationPages): Conversation[] {
  return pages.flatMap((page) => page.items);
}

export function removeConversation(pages: ConversationPages, conversationId: string): ConversationPage[] {
  return pages.map((page) => ({ ...page, items: page.items.filter(({ id }) => id !== conversationId) }));
}

/** The pages with this conversation where its last activity belongs. Beyond what is loaded it is left out. */
export function putConversation(pages: ConversationPages, conversation: Conversation): ConversationPage[] {
  const others = removeConversation(pages, conversation.id);
  const isNewer = ({ lastActivityAt }: Conversation) => conversation.lastActivityAt >= lastActivityAt;
  const found = others.findIndex((page) => page.items.some(isNewer));
  const isAtEnd = found === -1 && others.at(-1)?.nextCursor === null;
  const target = isAtEnd ? others.length - 1 : found;

  return others.map((page, index) => {
    if (index !== target) return page;

    const place = page.items.findIndex(isNewer);
    return {
      ...page,
      items: page.items.toSpliced(place === -1 ? page.items.length : place, 0, conversation),
    };
  });
}
