import type { FoundConversation } from "@claw/contract";
import { keepPreviousData } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { trpc } from "../api/trpc.ts";

const most = 8;

/** The latest conversations, or those in whose titles or messages the words stand, with the places. */
export function useFoundConversations(query: string): {
  found: readonly FoundConversation[];
  isFailed: boolean;
} {
  const words = useDeferredValue(query.trim());
  const isSearch = words !== "";
  const latest = trpc.conversation.list.useQuery({ limit: most }, { enabled: !isSearch });
  const search = trpc.conversation.search.useQuery(
    { query: words, limit: most },
    { enabled: isSearch, placeholderData: keepPreviousData, staleTime: 0 },
  );
  const recent = latest.data?.items.map((conversation) => ({ conversation, hits: [] })) ?? [];

  return isSearch
    ? { found: search.data?.items ?? [], isFailed: search.isError }
    : { found: recent, isFailed: latest.isError };
}
