import type { Message, Positioned, ReplyEvent } from "@claw/contract";
import type { GenerationLog, ReplyPosition } from "../ports.ts";
import { endPosition, formatPosition } from "../reply-position.ts";
import { createTextLog, type TextLog } from "./text-log.ts";

type LiveReply = {
  text: TextLog;
  reasoning: TextLog;
  ended: Message | null;
  /** Readers that stand at the end. */
  waiting: Set<() => void>;
  isWakeScheduled: boolean;
};

/** Answers being written in this process. Appends of one event-loop turn reach a reader as one event, the first at once. */
export function inProcessGenerationLog(): GenerationLog {
  const live = new Map<string, LiveReply>();

  return {
    open(messageId) {
      const reply: LiveReply = {
        text: createTextLog(),
        reasoning: createTextLog(),
        ended: null,
        waiting: new Set(),
        isWakeScheduled: false,
      };
      live.set(messageId, reply);

      return {
        append({ text, reasoning }) {
          const isFirst = reply.text.length + reply.reasoning.length === 0;
          reply.text.append(text);
          reply.reasoning.append(reasoning);
          if (isFirst) wake(reply);
          else wakeSoon(reply);
        },
        close(message) {
          reply.ended = message;
          live.delete(messageId);
          wake(reply);
        },
      };
    },
    read(messageId, from, signal) {
      const reply = live.get(messageId);

      return reply ? readReply(reply, from, signal) : null;
    },
  };
}

async function* readReply(
  reply: LiveReply,
  from: ReplyPosition,
  signal?: AbortSignal,
): AsyncGenerator<Positioned<ReplyEvent>> {
  const position = { ...from };

  while (!signal?.aborted) {
    const reasoning = reply.reasoning.since(position.reasoning);
    const text = reply.text.since(position.text);

    if (reasoning !== "") {
      position.reasoning += reasoning.length;
      yield { id: formatPosition(position), event: { type: "reasoning", text: reasoning } };
    }
    if (text !== "") {
      position.text += text.length;
      yield { id: formatPosition(position), event: { type: "delta", text } };
    }
    if (reasoning !== "" || text !== "") continue;

    if (reply.ended) {
      yield { id: endPosition, event: { type: "done", message: reply.ended } };
      return;
    }
    await more(reply, signal);
  }
}

/** Resolves with the next append, the end, or an abort. */
function more(reply: LiveReply, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    function go() {
      reply.waiting.delete(go);
      signal?.removeEventListener("abort", go);
      resolve();
    }
    reply.waiting.add(go);
    signal?.addEventListener("abort", go, { once: true });
  });
}

function wakeSoon(reply: LiveReply): void {
  if (reply.isWakeScheduled) return;

  reply.isWakeScheduled = true;
  setImmediate(() => wake(reply));
}

function wake(reply: LiveReply): void {
  reply.isWakeScheduled = false;
  for (const go of [...reply.waiting]) go();
}
