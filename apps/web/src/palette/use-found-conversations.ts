import type { Conversation } from "@claw/contract";
import { keepPreviousData } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { trpc } from "../api/trpc.ts";

const most = 8;

/** The latest conversations, or those that contain the words. */
export function useFoundConversations(query: string): {
  conversations: readonly Conversation[];
  isFailed: boolean;
} {
  const words = useDeferredValue(query.trim());
  const { data, isError } = trpc.conversation.list.useQuery(
    words === "" ? { limit: most } : { limit: most, query: words },
    { placeholderData: keepPreviousData },
  );

  return { conversations: data?.items ?? [], isFailed: isError };
}
