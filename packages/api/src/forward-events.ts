import type { CallSocket } from "./context.ts";
import { toTrpcError } from "./errors.ts";
import { textLength } from "./text-length.ts";

export function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}

/**
 * The same events. A DomainError on the way leaves as a coded error. While the socket takes no more, the event in hand
 * waits and nothing is pulled behind it: tRPC sends whatever it gets, however much is waiting to be sent already.
 *
 * Not a generator: that would be two more promises for each event, and half a kilobyte for each idle subscription.
 */
export function forwardEvents(
  source: AsyncIterable<unknown>,
  socket: CallSocket | null,
  signal: AbortSignal | undefined,
): AsyncIterableIterator<unknown> {
  const events = source[Symbol.asyncIterator]();

  function handOn(result: IteratorResult<unknown>) {
    const room = result.done ? null : (socket?.roomFor(textLength(result.value), signal) ?? null);

    return room === null ? result : room.then(() => result);
  }

  return {
    next: () => events.next().then(handOn, throwCoded),
    return: async () => (await events.return?.()) ?? { done: true, value: undefined },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

function throwCoded(error: unknown): never {
  throw toTrpcError(error);
}
