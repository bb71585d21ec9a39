import type { AppRouter } from "@claw/api";
import type { ReplyEvent } from "@claw/contract";
import type { TRPCClient } from "@trpc/client";
import { systemClock } from "../clock.ts";
import { isPassing } from "../error-facts.ts";
import { pause } from "../pause.ts";
import { reconnectDelay } from "../socket/reconnect-delay.ts";
import { openEvents } from "./open-events.ts";

/** As much of a client as answers need. */
export type ReplyClient = Pick<TRPCClient<AppRouter>, "conversation">;

export type WatchOptions = {
  signal?: AbortSignal | undefined;
  lastEventId?: string | undefined;
  /** It is being asked for at this moment, by the id that is watched. */
  isExpected?: boolean | undefined;
};

/** The id of the last event: after it there is nothing. */
const endId = "end";
/** Subscriptions in a row that ended without a single event: with the pauses between them some two minutes. */
const mostFailures = 14;

/**
 * The events of an answer, whether it is still being written or ended long ago; the last one is `done`.
 * A lost connection, a server that restarts and a subscription that ends early are taken up again exactly where they
 * were. Leaving the loop, or the signal, stops watching, not the answer.
 */
export async function* watchReply(
  client: ReplyClient,
  messageId: string,
  { signal, lastEventId, isExpected }: WatchOptions = {},
): AsyncGenerator<ReplyEvent, void, void> {
  let last = lastEventId;
  let failures = 0;

  while (last !== endId) {
    signal?.throwIfAborted();
    const before = last;
    let problem: unknown = new Error("the answer ended without its last event");

    try {
      const options = { signal, lastEventId: last, isExpected };
      for await (const { id, data } of openEvents(client, messageId, options)) {
        last = id;
        yield data;
        if (data.type === "done") return;
      }
    } catch (error) {
      if (!isPassing(error)) throw error;
      problem = error;
    }

    signal?.throwIfAborted();
    failures = last === before ? failures + 1 : 1;
    if (failures > mostFailures) throw problem;
    await pause(systemClock, reconnectDelay(failures), signal);
  }
}
