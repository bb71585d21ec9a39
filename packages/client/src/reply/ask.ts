import type { RouterInputs } from "@claw/api";
import type { Message } from "@claw/contract";
import { newId } from "../new-id.ts";
import { streamReply } from "./stream-reply.ts";
import type { ReplyClient } from "./watch-reply.ts";

export type AskOptions = { onDelta?: (text: string) => void; signal?: AbortSignal };

/** Sends a question and reads the answer to its end. The answer's `status` says whether it is whole. */
export async function ask(
  client: ReplyClient,
  question: RouterInputs["conversation"]["send"],
  { onDelta, signal }: AskOptions = {},
): Promise<Message> {
  const { reply } = await client.conversation.send.mutate({ messageId: newId(), ...question });
  const pieces = streamReply(client, reply.id, { signal });

  for (let piece = await pieces.next(); ; piece = await pieces.next()) {
    if (piece.done) return piece.value;

    onDelta?.(piece.value);
  }
}
