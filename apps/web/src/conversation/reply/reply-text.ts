import type { Message, ReplyEvent, Source } from "@claw/contract";

/** What has arrived of an answer that is still being written. */
export type ReplyText = { text: string; reasoning: string; sources: readonly Source[] };

export const emptyReply: ReplyText = { text: "", reasoning: "", sources: [] };

/** The answer after an event. `done` adds nothing: the row is then whole. */
export function appendEvent(reply: ReplyText, event: ReplyEvent): ReplyText {
  switch (event.type) {
    case "delta":
      return { ...reply, text: reply.text + event.text };
    case "reasoning":
      return { ...reply, reasoning: reply.reasoning + event.text };
    case "sources":
      return { ...reply, sources: event.sources };
    case "done":
      return reply;
  }
}

/**
 * What is shown of an answer: of one that has ended what its row says, which is the truth; of one that is being written
 * what has arrived, as soon as that is more than its row says. It never gets shorter in between.
 */
export function shownReply(message: Message, arriving: ReplyText | null): ReplyText {
  const { status, content, reasoning, sources } = message;
  if (status !== "streaming" || !arriving) return { text: content, reasoning, sources };

  return {
    text: arriving.text.length < content.length ? content : arriving.text,
    reasoning: arriving.reasoning.length < reasoning.length ? reasoning : arriving.reasoning,
    sources: arriving.sources.length === 0 ? sources : arriving.sources,
  };
}
