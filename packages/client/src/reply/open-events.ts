import type { ReplyEvent } from "@claw/contract";
import type { ReplyClient, WatchOptions } from "./watch-reply.ts";

export type IdentifiedEvent = { id: string; data: ReplyEvent };

/** One subscription to an answer, as something to loop over. Leaving the loop ends it. */
export async function* openEvents(
  client: ReplyClient,
  messageId: string,
  options: WatchOptions,
): AsyncGenerator<IdentifiedEvent, void, void> {
  const reader = streamOf(client, messageId, options).getReader();

  try {
    for (let item = await reader.read(); !item.done; item = await reader.read()) yield item.value;
  } finally {
    await reader.cancel();
  }
}

function streamOf(client: ReplyClient, messageId: string, { signal, lastEventId, isExpected }: WatchOptions) {
  let subscription: { unsubscribe(): void } | null = null;
  let isOpen = true;

  return new ReadableStream<IdentifiedEvent>({
    start(controller) {
      const end = (how: () => void) => {
        if (isOpen) how();
        isOpen = false;
      };

      subscription = client.conversation.onReply.subscribe(
        { messageId, lastEventId, isExpected },
        {
          ...(signal ? { signal } : {}),
          onData: ({ id, data }) => {
            if (isOpen) controller.enqueue({ id, data });
          },
          onError: (error) => end(() => controller.error(error)),
          onComplete: () => end(() => controller.close()),
        },
      );
    },
    cancel() {
      isOpen = false;
      subscription?.unsubscribe();
    },
  });
}
