import type { Message } from "@claw/contract";
import type { QueryClient } from "@tanstack/react-query";

/**
 * A page of messages that was asked for before a piece of news and arrives after it would take the news away again.
 * Remembers the news that come while pages are on their way and hands them out once more when they are there.
 */
export function keepNews(queryClient: QueryClient, putAgain: (message: Message) => void) {
  const cache = queryClient.getQueryCache();
  const missed = new Map<string, Message[]>();

  cache.subscribe((event) => {
    if (event.type !== "updated") return;
    const { query, action } = event;
    const isFetched = action.type === "success" && !action.manual;
    if (!isFetched && action.type !== "error") return;

    const news = missed.get(query.queryHash) ?? [];
    missed.delete(query.queryHash);
    if (isFetched) for (const message of news) putAgain(message);
  });

  return {
    note(queryKey: readonly unknown[], message: Message): void {
      const query = cache.find({ queryKey });
      if (query?.state.fetchStatus !== "fetching") return;

      missed.set(query.queryHash, [...(missed.get(query.queryHash) ?? []), message]);
    },
  };
}
