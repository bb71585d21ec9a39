import type { Message } from "@claw/contract";
import { type ReplyClient, type WatchOptions, watchReply } from "./watch-reply.ts";

/** Yields the text of an answer piece by piece and returns the finished message. Joined, the pieces are its text. */
export async function* streamReply(
  client: ReplyClient,
  messageId: string,
  options: WatchOptions = {},
): AsyncGenerator<string, Message, void> {
  for await (const event of watchReply(client, messageId, options)) {
    if (event.type === "delta") yield event.text;
    if (event.type === "done") return event.message;
  }

  throw new Error("the answer ended without its last event");
}
