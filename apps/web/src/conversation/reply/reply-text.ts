import type { Message, ReplyEvent } from "@claw/contract";

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

/**
 * What is shown of an answer: of one that has ended what its row says, which is the truth; of one that is being written
 * what has arrived, as soon as that is more than its row says. It never gets shorter in between.
 */
export function shownReply({ status, content, reasoning }: Message, arriving: ReplyText | null): ReplyText {
  if (status !== "streaming" || !arriving) return { text: content, reasoning };

  return {
    text: arriving.text.length < content.length ? content : arriving.text,
    reasoning: arriving.reasoning.length < reasoning.length ? reasoning : arriving.reasoning,
  };
}
