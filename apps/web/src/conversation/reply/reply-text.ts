import type { ReplyEvent } from "@claw/contract";

/** What has arrived of an answer that is still being written. */
export type ReplyText = { text: string; reasoning: string };

export const emptyReply: ReplyText = { text: "", reasoning: "" };

/** The text after an event. `sources` and `done` add no text. */
export function appendEvent(reply: ReplyText, event: ReplyEvent): ReplyText {
  switch (event.type) {
    case "delta":
      return { ...reply, text: reply.text + event.text };
    case "reasoning":
      return { ...reply, reasoning: reply.reasoning + event.text };
    case "sources":
    case "done":
      return reply;
  }
}
