import type { Conversation } from "@claw/contract";
import { useMemo } from "react";
import { trpc } from "../api/trpc.ts";
import { flattenConversations } from "../conversation/cache/conversation-pages.ts";

/** How many can be pinned, and how many one deed changes: a page of the longest. */
export const longestPage = 100;

function useList(input: { limit: number; isArchived: boolean; isPinned?: boolean }, enabled: boolean) {
  const list = trpc.conversation.list.useInfiniteQuery(input, {
    getNextPageParam: (page) => page.nextCursor,
    enabled,
  });
  const pages = list.data?.pages;
  const conversations = useMemo<Conversation[]>(() => (pages ? flattenConversations(pages) : []), [pages]);

  return { list, conversations };
}

/** The conversations to list: the pinned ones and the others, or the archive, in which pins mean nothing. */
export function useConversations(isArchived: boolean) {
  const pinned = useList({ limit: longestPage, isArchived: false, isPinned: true }, !isArchived);
  const others = useList({ limit: 50, isArchived, ...(isArchived ? {} : { isPinned: false }) }, true);

  return {
    pinned: isArchived ? [] : pinned.conversations,
    conversations: others.conversations,
    list: others.list,
    isPending: others.list.isPending || (!isArchived && pinned.list.isPending),
  };
}
