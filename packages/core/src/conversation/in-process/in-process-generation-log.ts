import type { GenerationLog } from "../ports.ts";
import { createLiveReply, type LiveReply } from "./live-reply.ts";

/**
 * Answers being written in this process. A reader that waits is let go at once and looks when the code that appended
 * has come to its end, so that what is appended in one go reaches it as one event, without another turn of the loop.
 */
export function inProcessGenerationLog(): GenerationLog {
  const live = new Map<string, LiveReply>();

  return {
    open(messageId, soFar) {
      const reply = createLiveReply(soFar);
      live.set(messageId, reply);

      function end(how: Parameters<LiveReply["end"]>[0]): void {
        if (live.get(messageId) === reply) live.delete(messageId);
        reply.end(how);
      }

      const { announce, append } = reply;
      return { announce, append, close: end, abandon: () => end("abandoned") };
    },
    read: (messageId, from, signal) => live.get(messageId)?.read(from, signal) ?? nothing(),
    recover: async () => null,
  };
}

/** For an answer that is not written here. */
async function* nothing(): AsyncGenerator<never> {}
