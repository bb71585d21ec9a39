import type { Conversation } from "@claw/contract";
import { keepPreviousData } from "@tanstack/react-query";
import { useMemo } from "react";
import { trpc } from "../api/trpc.ts";
import { flattenConversations } from "../conversation/cache/conversation-pages.ts";

export type ConversationFilter = { query: string; isArchived: boolean };

/** The conversations to list. Without a search, archived ones are kept apart; a search finds both. */
export function useConversations({ query, isArchived }: ConversationFilter) {
  const list = trpc.conversation.list.useInfiniteQuery(
    query === "" ? { limit: 50, ...(isArchived ? { status: "archived" } : {}) } : { limit: 50, query },
    { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData },
  );
  const pages = list.data?.pages;
  const conversations = useMemo<Conversation[]>(() => {
    const all = pages ? flattenConversations(pages) : [];
    return query === "" ? all.filter(({ status }) => (status === "archived") === isArchived) : all;
  }, [pages, query, isArchived]);

  return { conversations, list };
}
