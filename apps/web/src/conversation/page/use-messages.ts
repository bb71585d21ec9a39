import type { Message } from "@claw/contract";
import { useMemo } from "react";
import { trpc } from "../../api/trpc.ts";
import { messagesInput } from "../cache/conversation-cache.ts";
import { flattenMessages } from "../cache/message-pages.ts";

/** The messages of a conversation that are loaded, oldest first, and how to load those before them. */
export function useMessages(conversationId: string) {
  const query = trpc.conversation.messages.useInfiniteQuery(messagesInput(conversationId), {
    getNextPageParam: (page) => page.nextCursor,
    // News arrive over the socket, and where some were missed all is asked for anew. To read hundreds of pages again
    // because a window was looked at would tell nothing.
    staleTime: Number.POSITIVE_INFINITY,
  });
  const pages = query.data?.pages;
  const messages = useMemo<Message[]>(() => (pages ? flattenMessages(pages) : []), [pages]);

  return { messages, query };
}
