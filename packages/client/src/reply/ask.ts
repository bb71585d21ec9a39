import type { RouterInputs } from "@claw/api";
import type { Message } from "@claw/contract";
import { newId } from "../new-id.ts";
import { streamReply } from "./stream-reply.ts";
import type { ReplyClient } from "./watch-reply.ts";

export type AskOptions = { onDelta?: (text: string) => void; signal?: AbortSignal };

/**
 * Sends a question and reads the answer to its end. The answer's `status` says whether it is whole. It is watched from
 * the moment in which it is asked for: no way to the server and back lies between.
 */
export async function ask(
  client: ReplyClient,
  question: RouterInputs["conversation"]["send"],
  { onDelta, signal }: AskOptions = {},
): Promise<Message> {
  const replyId = question.replyId ?? newId();
  const leaving = new AbortController();
  const watching = signal ? AbortSignal.any([signal, leaving.signal]) : leaving.signal;
  const sending = client.conversation.send.mutate({ messageId: newId(), ...question, replyId });
  const expected = streamReply(client, replyId, { signal: watching, isExpected: true });
  // Whatever ends it early, the question's own fate says more; and an answer that is there can be watched anew.
  const first = expected.next().catch(() => null);

  try {
    const { reply } = await sending;
    // A question that had been asked before has the answer that it was given then.
    const begun = reply.id === replyId ? await first : null;
    if (begun) return await readOn(expected, begun, onDelta);

    const pieces = streamReply(client, reply.id, { signal });
    return await readOn(pieces, await pieces.next(), onDelta);
  } finally {
    leaving.abort();
  }
}

async function readOn(
  pieces: AsyncGenerator<string, Message, void>,
  first: IteratorResult<string, Message>,
  onDelta: AskOptions["onDelta"],
): Promise<Message> {
  for (let piece = first; ; piece = await pieces.next()) {
    if (piece.done) return piece.value;

    onDelta?.(piece.value);
  }
}
