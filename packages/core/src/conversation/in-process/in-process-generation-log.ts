import type { GenerationLog } from "../ports.ts";
import { createLiveReply, type LiveReply } from "./live-reply.ts";

/** Answers being written in this process. Appends of one event-loop turn reach a reader as one event, the first at once. */
export function inProcessGenerationLog(): GenerationLog {
  const live = new Map<string, LiveReply>();
  const due = new Set<LiveReply>();

  /** With the end of this turn, once for all answers that have new text. */
  function wakeSoon(reply: LiveReply): void {
    if (due.size === 0) setImmediate(wakeDue);
    due.add(reply);
  }

  function wakeDue(): void {
    const now = [...due];
    due.clear();
    for (const reply of now) reply.wake();
  }

  return {
    open(messageId, soFar) {
      const reply = createLiveReply(soFar);
      let isFirst = true;
      live.set(messageId, reply);

      function end(how: Parameters<LiveReply["end"]>[0]): void {
        if (live.get(messageId) === reply) live.delete(messageId);
        reply.end(how);
      }

      return {
        append(part) {
          reply.append(part);
          if (isFirst) reply.wake();
          else wakeSoon(reply);
          isFirst = false;
        },
        close: end,
        abandon: () => end("abandoned"),
      };
    },
    read: (messageId, from, signal) => live.get(messageId)?.read(from, signal) ?? nothing(),
    recover: async () => null,
  };
}

/** For an answer that is not written here. */
async function* nothing(): AsyncGenerator<never> {}
