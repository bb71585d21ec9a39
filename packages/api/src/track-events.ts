import type { Positioned } from "@claw/contract";
import { type TrackedEnvelope, tracked } from "@trpc/server";
import { mapEvents } from "./map-events.ts";

/** Events as tRPC resumes them: after a loss the client asks anew with the last one's id. */
export function trackEvents<Event>(
  source: AsyncIterable<Positioned<Event>>,
): AsyncIterableIterator<TrackedEnvelope<Event>> {
  return mapEvents(source, (result) => {
    if (result.done) return result;

    return { done: false, value: tracked(result.value.id, result.value.event) };
  });
}
