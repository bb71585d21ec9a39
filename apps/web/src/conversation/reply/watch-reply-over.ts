import { type BrowserClient, reasonOf } from "@claw/client/browser";
import type { WatchReply } from "./reply-store.ts";

/** Watches answers over the client's socket, which resumes after a loss by itself. */
export function watchReplyOver(trpc: BrowserClient["trpc"]): WatchReply {
  return (messageId, lastEventId, observer) => {
    const subscription = trpc.conversation.onReply.subscribe(
      { messageId, lastEventId },
      {
        onData: ({ id, data }) => observer.onEvent(id, data),
        onError: (error) => observer.onEnd(reasonOf(error) === "NOT_FOUND" ? "gone" : "broken"),
        onComplete: () => observer.onEnd("broken"),
      },
    );

    return () => subscription.unsubscribe();
  };
}
