import { type BrowserClient, toFailure } from "@claw/client/browser";
import type { MessagePage } from "@claw/contract";
import type { InfiniteData } from "@tanstack/react-query";
import { getQueryKey } from "@trpc/react-query";
import { trpc } from "../../api/trpc.ts";

/** Where a page of messages begins: at the newest, in the middle of others, or where another page has ended. */
export type PageStart = null | { aroundId: string } | { cursor: string };

/** What is loaded: one stretch of messages, of which the newest page comes first. */
export type MessagesData = InfiniteData<MessagePage, PageStart>;

/** How messages are asked for; the same input is the cache's key everywhere. */
export function messagesInput(conversationId: string) {
  return { conversationId, limit: 40 };
}

export function messagesKey(conversationId: string) {
  return getQueryKey(trpc.conversation.messages, messagesInput(conversationId), "infinite");
}

/** Whether nothing newer is on the server than what is loaded. */
export function isEndLoaded(pages: readonly MessagePage[]): boolean {
  return pages[0]?.newerCursor === null;
}

/** One page. Around a message that is gone there is nothing to show: the newest are shown instead. */
export async function fetchMessages(
  client: BrowserClient["trpc"],
  conversationId: string,
  start: PageStart,
  signal?: AbortSignal,
): Promise<MessagePage> {
  const input = messagesInput(conversationId);
  const options = signal ? { signal } : {};
  const { query } = client.conversation.messages;
  if (start === null || !("aroundId" in start)) return query({ ...input, ...start }, options);

  try {
    return await query({ ...input, ...start }, options);
  } catch (error) {
    const { reason } = toFailure(error);
    if (reason !== "NOT_FOUND" && reason !== "INVALID_INPUT") throw error;

    return query(input, options);
  }
}
