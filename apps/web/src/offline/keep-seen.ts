import type { BrowserClient } from "@claw/client/browser";
import type { QueryClient } from "@tanstack/react-query";
import type { ConversationCache } from "../conversation/cache/conversation-cache.ts";
import { flattenMessages } from "../conversation/cache/message-pages.ts";
import { type MessagesData, messagesKey } from "../conversation/cache/messages-query.ts";
import { visibleBranch } from "../conversation/tree/visible-branch.ts";
import { keepConversation } from "./kept-conversations.ts";
import type { KeptStorage } from "./kept-storage.ts";

export type KeepSeenDeps = {
  queryClient: QueryClient;
  session: BrowserClient["session"];
  cache: Pick<ConversationCache, "findConversation">;
  storage: KeptStorage;
};

/** Reading and writing the browser's database is for when nothing else changes. */
const restMs = 1500;

/** Keeps what is seen of conversations for times without a network: finished messages only, never of temporary ones. */
export function keepSeen({ queryClient, session, cache, storage }: KeepSeenDeps): void {
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();

  const keep = async (conversationId: string) => {
    waiting.delete(conversationId);
    const state = session.get();
    const conversation = cache.findConversation(conversationId);
    const data = queryClient.getQueryData<MessagesData>(messagesKey(conversationId));
    if (state.status !== "signedIn" || !conversation || conversation.isTemporary || !data) return;

    const messages = visibleBranch(flattenMessages(data.pages), null)
      .filter(({ message }) => message.status !== "streaming")
      .map(({ message: { id, role, content } }) => ({ id, role, content }));
    const seen = { id: conversationId, title: conversation.title, keptAt: Date.now(), messages };
    await storage.write(keepConversation(await storage.read(), state.user.id, seen));
  };

  queryClient.getQueryCache().subscribe(({ type, query }) => {
    const id = type === "updated" ? conversationOf(query.queryKey) : null;
    if (id === null) return;

    clearTimeout(waiting.get(id));
    const soon = () => keep(id).catch((error: unknown) => console.warn("nothing is kept for offline", error));
    waiting.set(id, setTimeout(soon, restMs));
  });
}

/** Which conversation's messages a query holds. */
function conversationOf([path, options]: readonly unknown[]): string | null {
  if (!Array.isArray(path) || path.join(".") !== "conversation.messages") return null;
  if (typeof options !== "object" || options === null || !("input" in options)) return null;

  const { input } = options;
  if (typeof input !== "object" || input === null || !("conversationId" in input)) return null;
  return typeof input.conversationId === "string" ? input.conversationId : null;
}
