import type { AppRouter } from "@claw/api";
import type { ReplyEvent } from "@claw/contract";
import type { TRPCClient } from "@trpc/client";

/** As much of a client as answers need. */
export type ReplyClient = Pick<TRPCClient<AppRouter>, "conversation">;

export type WatchOptions = { signal?: AbortSignal | undefined; lastEventId?: string | undefined };

/**
 * The events of an answer, whether it is still being written or ended long ago; the last one is `done`.
 * A lost connection is taken up again where it was. Leaving the loop, or the signal, stops watching, not the answer.
 */
export async function* watchReply(
  client: ReplyClient,
  messageId: string,
  options: WatchOptions = {},
): AsyncGenerator<ReplyEvent, void, void> {
  const { signal, lastEventId } = options;
  signal?.throwIfAborted();

  const reader = openEvents(client, messageId, { signal, lastEventId }).getReader();
  try {
    for (let item = await reader.read(); !item.done; item = await reader.read()) yield item.value;
  } finally {
    await reader.cancel();
  }

  signal?.throwIfAborted();
}

function openEvents(client: ReplyClient, messageId: string, { signal, lastEventId }: WatchOptions) {
  let subscription: { unsubscribe(): void } | null = null;
  let isOpen = true;

  return new ReadableStream<ReplyEvent>({
    start(controller) {
      const end = (how: () => void) => {
        if (isOpen) how();
        isOpen = false;
      };

      subscription = client.conversation.onReply.subscribe(
        { messageId, lastEventId },
        {
          ...(signal ? { signal } : {}),
          onData: ({ data }) => {
            if (isOpen) controller.enqueue(data);
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
