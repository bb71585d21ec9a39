import { type Message, newId } from "@claw/client";
import { readQuestion } from "../script/plan.ts";
import { openClawClient } from "./open-claw-client.ts";
import type { Reader } from "./subject.ts";

export type ClawReaderOptions = {
  /** The process that is asked, and so writes the answer. */
  askAt: string;
  /** The process that the answer is read from; the same, or another of the same installation. */
  readAt: string;
  token: string;
};

/** A question by `conversation.send`, its answer by `conversation.onReply`. */
export async function openClawReader({ askAt, readAt, token }: ClawReaderOptions): Promise<Reader> {
  const asking = openClawClient(askAt, token);
  const reading = readAt === askAt ? asking : openClawClient(readAt, token);
  const ready: string[] = [];

  return {
    async prepare(answers) {
      while (ready.length < answers) {
        // With a title of its own, or the server would ask the model for one after the first answer.
        const { id } = await asking.api.conversation.create.mutate({ title: "Benchmark" });
        ready.push(id);
      }
    },
    async ask(question, onText) {
      const { promise: done, resolve, reject } = Promise.withResolvers<Message>();
      const conversationId = ready.pop();
      if (conversationId === undefined) throw new Error("a question without a conversation");

      const { reply } = await asking.api.conversation.send.mutate({
        conversationId,
        content: question,
        messageId: newId(),
      });
      reading.api.conversation.onReply.subscribe(
        { messageId: reply.id },
        {
          onData({ data }) {
            if (data.type === "delta") onText(data.text);
            if (data.type === "done") resolve(data.message);
          },
          onError: reject,
        },
      );

      requireWhole(await done, readQuestion(question)?.tokens ?? 0);
    },
    async [Symbol.asyncDispose]() {
      await asking.close();
      if (reading !== asking) await reading.close();
    },
  };
}

/** Stored as complete, and counted as the provider counted it. */
function requireWhole({ status, usage, cost }: Message, tokens: number): void {
  if (status === "complete" && usage?.source === "provider" && usage.completionTokens === tokens && cost)
    return;

  throw new Error(`an answer was not accounted for: ${JSON.stringify({ status, usage, cost, tokens })}`);
}
