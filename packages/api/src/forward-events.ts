import type { CallSocket } from "./context.ts";
import { toTrpcError } from "./errors.ts";
import { mapEvents } from "./map-events.ts";
import { textLength } from "./text-length.ts";

export function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}

/**
 * The same events. A DomainError on the way leaves as a coded error. While the socket takes no more, the event in hand
 * waits and nothing is pulled behind it: tRPC sends whatever it gets, however much is waiting to be sent already.
 */
export function forwardEvents(
  source: AsyncIterable<unknown>,
  socket: CallSocket | null,
  signal: AbortSignal | undefined,
): AsyncIterableIterator<unknown> {
  function handOn(result: IteratorResult<unknown>) {
    const room = result.done ? null : (socket?.roomFor(textLength(result.value), signal) ?? null);

    return room === null ? result : room.then(() => result);
  }

  return mapEvents(source, handOn, throwCoded);
}

function throwCoded(error: unknown): never {
  throw toTrpcError(error);
}
