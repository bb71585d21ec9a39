import type { TrackedEnvelope } from "@trpc/server";
import { isAsyncIterable } from "./forward-events.ts";

/**
 * Output of a subscription: names the event type for clients and checks that it is a stream.
 * Single events are ours and are not validated again: at thousands of tokens a second that would be most of the work.
 */
export function eventsOf<Event>() {
  return plainEventsOf<TrackedEnvelope<Event>>();
}

/** The same for events without a position: who comes back hears everything that counts anew. */
export function plainEventsOf<Event>() {
  return (value: unknown): AsyncIterable<Event> => {
    if (!isStream<Event>(value)) throw new TypeError("a subscription must return an async iterable");

    return value;
  };
}

function isStream<Event>(value: unknown): value is AsyncIterable<Event> {
  return isAsyncIterable(value);
}
