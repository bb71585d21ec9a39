import type { Message, Positioned, ReplyEvent } from "@claw/contract";
import { createWaitingRoom, type WaitingRoom } from "../../runtime/waiting-room.ts";
import type { GenerationLog, ReplyPosition } from "../ports.ts";
import { advance, endPosition } from "../reply-position.ts";
import { createTextLog, type TextLog } from "./text-log.ts";

type LiveReply = {
  text: TextLog;
  reasoning: TextLog;
  ended: Message | "abandoned" | null;
  readers: WaitingRoom;
  isWakeScheduled: boolean;
};

/** Answers being written in this process. Appends of one event-loop turn reach a reader as one event, the first at once. */
export function inProcessGenerationLog(): GenerationLog {
  const live = new Map<string, LiveReply>();

  return {
    open(messageId, soFar) {
      const reply: LiveReply = {
        text: createTextLog(soFar.text),
        reasoning: createTextLog(soFar.reasoning),
        ended: null,
        readers: createWaitingRoom(),
        isWakeScheduled: false,
      };
      let isFirst = true;
      live.set(messageId, reply);

      function end(how: Message | "abandoned"): void {
        reply.ended = how;
        if (live.get(messageId) === reply) live.delete(messageId);
        reply.readers.wake();
      }

      return {
        append({ text, reasoning }) {
          reply.text.append(text);
          reply.reasoning.append(reasoning);
          if (isFirst) reply.readers.wake();
          else wakeSoon(reply);
          isFirst = false;
        },
        close: end,
        abandon: () => end("abandoned"),
      };
    },
    read(messageId, from, signal) {
      const reply = live.get(messageId);

      return reply ? readReply(reply, from, signal) : nothing();
    },
    recover: async () => null,
  };
}

/** For an answer that is not written here. */
async function* nothing(): AsyncGenerator<never> {}

async function* readReply(
  reply: LiveReply,
  from: ReplyPosition,
  signal?: AbortSignal,
): AsyncGenerator<Positioned<ReplyEvent>> {
  const position = { ...from };

  while (!signal?.aborted) {
    const reasoning = reply.reasoning.next(position.reasoning);
    const text = reply.text.next(position.text);
    if (reasoning !== "" || text !== "") {
      yield* advance(position, { reasoning, text });
      continue;
    }
    if (reply.ended === "abandoned") return;
    if (reply.ended) {
      yield { id: endPosition, event: { type: "done", message: reply.ended } };
      return;
    }
    await reply.readers.wait(signal);
  }
}

function wakeSoon(reply: LiveReply): void {
  if (reply.isWakeScheduled) return;

  reply.isWakeScheduled = true;
  setImmediate(() => {
    reply.isWakeScheduled = false;
    reply.readers.wake();
  });
}
