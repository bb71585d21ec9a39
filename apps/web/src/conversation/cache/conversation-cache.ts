import type { AppRouter } from "@claw/api";
import type { Conversation, ConversationPage, FoundConversationPage, Message } from "@claw/contract";
import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import { type createTRPCQueryUtils, getQueryKey } from "@trpc/react-query";
import { trpc } from "../../api/trpc.ts";
import { putConversation, removeConversation } from "./conversation-pages.ts";
import { removeFound, replaceFound } from "./found-pages.ts";
import { keepNews } from "./keep-news.ts";
import { type ListFit, listFit } from "./list-fit.ts";
import { putMessage } from "./message-pages.ts";
import { type MessagesData, messagesInput, messagesKey } from "./messages-query.ts";

export type QueryUtils = ReturnType<typeof createTRPCQueryUtils<AppRouter>>;

/** What this page remembers of the server, and how news change it. */
export type ConversationCache = {
  findConversation(conversationId: string): Conversation | undefined;
  putConversation(conversation: Conversation): void;
  /** A conversation that was made here a moment ago: known, and empty. */
  seedConversation(conversation: Conversation): void;
  removeConversation(conversationId: string): void;
  putMessage(message: Message): void;
  reloadMessages(conversationId: string): void;
  /** News may have been missed. */
  reloadAll(): void;
};

type ListData = InfiniteData<ConversationPage>;
type SearchData = InfiniteData<FoundConversationPage>;

export function createConversationCache(queryClient: QueryClient, utils: QueryUtils): ConversationCache {
  const listKey = getQueryKey(trpc.conversation.list, undefined, "infinite");
  const searchKey = getQueryKey(trpc.conversation.search, undefined, "infinite");
  const updateLists = (update: (pages: ConversationPage[], fits: ListFit) => ConversationPage[]) => {
    for (const [queryKey, data] of queryClient.getQueriesData<ListData>({ queryKey: listKey })) {
      if (!data) continue;
      queryClient.setQueryData<ListData>(queryKey, { ...data, pages: update(data.pages, listFit(queryKey)) });
    }
  };
  const updateSearches = (update: (pages: FoundConversationPage[]) => FoundConversationPage[]) => {
    for (const [queryKey, data] of queryClient.getQueriesData<SearchData>({ queryKey: searchKey })) {
      if (data) queryClient.setQueryData<SearchData>(queryKey, { ...data, pages: update(data.pages) });
    }
  };

  const put = (conversation: Conversation) => {
    utils.conversation.get.setData({ conversationId: conversation.id }, conversation);
    updateLists((pages, fits) =>
      fits(conversation) ? putConversation(pages, conversation) : removeConversation(pages, conversation.id),
    );
    updateSearches((pages) => replaceFound(pages, conversation));
  };

  const place = (message: Message) =>
    queryClient.setQueryData<MessagesData>(messagesKey(message.conversationId), (data) =>
      data ? { ...data, pages: putMessage(data.pages, message) } : data,
    );
  const news = keepNews(queryClient, place);

  return {
    findConversation: (conversationId) => utils.conversation.get.getData({ conversationId }),
    putConversation: put,
    seedConversation(conversation) {
      put(conversation);
      queryClient.setQueryData<MessagesData>(messagesKey(conversation.id), {
        pages: [{ items: [], nextCursor: null, newerCursor: null }],
        pageParams: [null],
      });
    },
    removeConversation(conversationId) {
      updateLists((pages) => removeConversation(pages, conversationId));
      updateSearches((pages) => removeFound(pages, conversationId));
      queryClient.removeQueries({
        queryKey: getQueryKey(trpc.conversation.get, { conversationId }, "query"),
      });
      queryClient.removeQueries({
        queryKey: messagesKey(conversationId),
      });
    },
    putMessage(message) {
      place(message);
      news.note(messagesKey(message.conversationId), message);
    },
    reloadMessages(conversationId) {
      void utils.conversation.messages.invalidate(messagesInput(conversationId));
    },
    reloadAll() {
      void utils.conversation.invalidate();
    },
  };
}
