import { isTrackedEnvelope } from "@trpc/server";
import type { Call } from "./read-messages.ts";

/** What a subscription's procedure returned, as what it has to be. */
export function requireEvents(result: unknown): AsyncIterable<unknown> {
  if (isAsyncIterable(result)) return result;

  throw new TypeError("a subscription returned no events");
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}

/**
 * Sends what a subscription says until it ends, or its signal ends it. Nothing is sent after the signal, and what a
 * subscription says of being ended by it is no failure.
 */
export async function sendEvents(
  source: AsyncIterable<unknown>,
  signal: AbortSignal,
  send: (event: unknown) => void,
): Promise<void> {
  try {
    for await (const event of source) {
      if (signal.aborted) return;
      send(event);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** An event with an id is sent under it, so that a client can resume behind it. */
export function eventMessage({ id, jsonrpc }: Call, event: unknown): object {
  if (!isTrackedEnvelope(event)) return { id, jsonrpc, result: { type: "data", data: event } };

  const [eventId, data] = event;
  return { id, jsonrpc, result: { type: "data", id: eventId, data: { id: eventId, data } } };
}
