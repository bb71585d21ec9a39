import type { Message } from "@claw/contract";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { useApp } from "../../app/app-context.ts";
import { flattenMessages } from "../cache/message-pages.ts";
import {
  fetchMessages,
  isEndLoaded,
  type MessagesData,
  messagesKey,
  type PageStart,
} from "../cache/messages-query.ts";
import { useIsBeingMade } from "../send/use-outgoing.ts";

/** The messages of a conversation that are loaded, and the ways to load others. */
export type LoadedMessages = {
  /** One stretch of them, oldest first. */
  messages: Message[];
  isPending: boolean;
  /** Whether a page has arrived and none is on its way. */
  isSettled: boolean;
  error: unknown;
  reload(): void;
  /** Null where there are none. */
  loadOlder: (() => void) | null;
  loadNewer: (() => void) | null;
  /** What was loaded gives way to what stands around a message; where it is gone, to the newest. */
  openAround(messageId: string): Promise<void>;
  openEnd(): Promise<void>;
  /** How often the end was opened so; whoever reads goes along with it. */
  endsOpened: number;
  /** The message that they were opened at; null: the end. */
  openedAt: string | null;
};

function startAt(messageId: string | null): PageStart {
  return messageId === null ? null : { aroundId: messageId };
}

/** @param at the message that the conversation is opened at; null: where it was left */
export function useMessages(conversationId: string, at: string | null): LoadedMessages {
  const { browser, scrollMemory } = useApp();
  const queryClient = useQueryClient();
  const [endsOpened, setEndsOpened] = useState(0);
  const [openedAt] = useState(() => at ?? scrollMemory.get(conversationId)?.key ?? null);
  const isBeingMade = useIsBeingMade(conversationId);
  const query = useInfiniteQuery({
    enabled: !isBeingMade,
    queryKey: messagesKey(conversationId),
    queryFn: ({ pageParam, signal }) => fetchMessages(browser.trpc, conversationId, pageParam, signal),
    initialPageParam: startAt(openedAt),
    getNextPageParam: ({ nextCursor }) => (nextCursor === null ? null : { cursor: nextCursor }),
    getPreviousPageParam: ({ newerCursor }) => (newerCursor === null ? null : { cursor: newerCursor }),
    // News arrive over the socket, and where some were missed all is asked for anew. To read hundreds of pages again
    // because a window was looked at would tell nothing.
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { data, hasNextPage, hasPreviousPage, fetchNextPage, fetchPreviousPage, refetch } = query;
  const messages = useMemo(() => (data ? flattenMessages(data.pages) : []), [data]);
  const loadOlder = useCallback(() => void fetchNextPage({ cancelRefetch: false }), [fetchNextPage]);
  const loadNewer = useCallback(() => void fetchPreviousPage({ cancelRefetch: false }), [fetchPreviousPage]);

  const open = useCallback(
    async (start: PageStart) => {
      const queryKey = messagesKey(conversationId);
      await queryClient.cancelQueries({ queryKey });
      const page = await fetchMessages(browser.trpc, conversationId, start);
      queryClient.setQueryData<MessagesData>(queryKey, {
        pages: [page],
        pageParams: [isEndLoaded([page]) ? null : start],
      });
    },
    [browser, queryClient, conversationId],
  );

  return {
    messages,
    isPending: query.isPending,
    isSettled: query.isSuccess && !query.isFetching,
    error: query.error,
    reload: useCallback(() => void refetch(), [refetch]),
    loadOlder: hasNextPage ? loadOlder : null,
    loadNewer: hasPreviousPage ? loadNewer : null,
    openAround: useCallback((messageId: string) => open({ aroundId: messageId }), [open]),
    openEnd: useCallback(async () => {
      await open(null);
      setEndsOpened((count) => count + 1);
    }, [open]),
    endsOpened,
    openedAt,
  };
}
