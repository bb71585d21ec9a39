import type { TrackedEnvelope } from "@trpc/server";
import { isAsyncIterable } from "./translate-errors.ts";

/**
 * Output of a subscription: names the event type for clients and checks that it is a stream.
 * Single events are ours and are not validated again: at thousands of tokens a second that would be most of the work.
 */
export function eventsOf<Event>() {
  return (value: unknown): AsyncIterable<TrackedEnvelope<Event>> => {
    if (!isTrackedStream<Event>(value)) throw new TypeError("a subscription must return an async iterable");

    return value;
  };
}

function isTrackedStream<Event>(value: unknown): value is AsyncIterable<TrackedEnvelope<Event>> {
  return isAsyncIterable(value);
}
