import type { Positioned } from "@claw/contract";
import { type TrackedEnvelope, tracked } from "@trpc/server";

/** Events as tRPC resumes them: after a loss the client asks anew with the last one's id. By hand, as forward-events.ts is. */
export function trackEvents<Event>(
  source: AsyncIterable<Positioned<Event>>,
): AsyncIterableIterator<TrackedEnvelope<Event>> {
  const events = source[Symbol.asyncIterator]();

  return {
    next: () => events.next().then(track),
    async return() {
      await events.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

function track<Event>(result: IteratorResult<Positioned<Event>>): IteratorResult<TrackedEnvelope<Event>> {
  if (result.done) return result;

  return { done: false, value: tracked(result.value.id, result.value.event) };
}
