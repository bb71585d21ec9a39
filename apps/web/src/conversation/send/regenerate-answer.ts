import { toFailure } from "@claw/client/browser";
import type { Message } from "@claw/contract";
import { stopOfFailure } from "../../billing/notice/spending-stop.ts";
import { deliver } from "./deliver.ts";
import { landExchange } from "./land-exchange.ts";
import type { SendDeps } from "./send-deps.ts";

export type AnswerOrder = {
  question: Message;
  /** Null: the conversation's. */
  model: string | null;
};

/** Asks for another answer to a question, beside those that it has. */
export async function regenerateAnswer(deps: SendDeps, { question, model }: AnswerOrder): Promise<void> {
  const { outbox, calls, notices } = deps;
  const { id: questionId, conversationId } = question;
  const replyId = deps.newId();
  const signal = outbox.add({ kind: "answer", id: replyId, conversationId, questionId, model });

  try {
    const exchange = await deliver(deps, {
      call: () => calls.regenerate({ messageId: questionId, replyId, ...(model === null ? {} : { model }) }),
      signal,
      onWaiting: (isWaiting) => outbox.setWaiting(replyId, isWaiting),
    });
    if (exchange) landExchange(deps, exchange);
  } catch (error) {
    const failure = toFailure(error);
    if (stopOfFailure(failure, false)) outbox.refuse(conversationId, failure);
    else notices.tell("answer.regenerateFailed", failure);
  } finally {
    outbox.settle(replyId);
  }
}
