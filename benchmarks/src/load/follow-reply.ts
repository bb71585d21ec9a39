import type { Wire } from "./open-wire.ts";

/**
 * Reads an answer to its end. Every character is compared as it comes and let go, for a thousand readers' copies would be
 * too much for who measures. Rejects where the text is another, or the answer or the socket ended before.
 */
export function followReply(wire: Wire, messageId: string, expected: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let length = 0;

  wire.subscribe("conversation.onReply", { messageId }, (event) => {
    switch (event.type) {
      case "data": {
        const said = readReplyEvent(event.data);
        if (said.type === "delta") {
          if (!expected.startsWith(said.text, length)) reject(new Error(`wrong text at ${length}`));
          length += said.text.length;
        }
        if (said.type !== "done") return;
        if (length === expected.length) resolve();
        else reject(new Error(`a reader got ${length} characters of ${expected.length}`));
        return;
      }
      case "error":
      case "closed":
        reject(new Error(`onReply: ${JSON.stringify(event)}`));
        return;
      case "started":
      case "stopped":
        return;
    }
  });

  return promise;
}

export type SaidEvent = { id: string; type: string; text: string; status: string };

/** What a tracked event of an answer says; texts that it lacks are empty. */
export function readReplyEvent(tracked: unknown): SaidEvent {
  const event = isRecord(tracked) ? tracked.data : null;
  if (!isRecord(tracked) || !isRecord(event)) throw new Error("not an event of an answer");

  return {
    id: textOf(tracked.id),
    type: textOf(event.type),
    text: textOf(event.text),
    status: isRecord(event.message) ? textOf(event.message.status) : "",
  };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
