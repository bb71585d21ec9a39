import { toFailure } from "@claw/client/browser";
import type { Message } from "@claw/contract";
import { stopOfFailure } from "../../billing/notice/spending-stop.ts";
import { deliver } from "./deliver.ts";
import type { SendDeps } from "./send-deps.ts";

/** Lets an answer go on that ended before it was whole. Asked twice, it goes on once: the second finds it written. */
export async function continueAnswer(deps: SendDeps, { id, conversationId }: Message): Promise<void> {
  const { outbox, calls, cache, notices, onAsked } = deps;
  const signal = outbox.add({ kind: "continuation", id, conversationId });

  try {
    const exchange = await deliver(deps, {
      call: () => calls.continue({ messageId: id }),
      signal,
      onWaiting: (isWaiting) => outbox.setWaiting(id, isWaiting),
    });
    if (exchange) {
      cache.putMessage(exchange.reply);
      onAsked(exchange.reply.id);
    }
  } catch (error) {
    const failure = toFailure(error);
    // It is whole already: another device, or an attempt of ours whose answer was lost, went on in it.
    if (failure.reason === "CONFLICT") cache.reloadMessages(conversationId);
    else if (stopOfFailure(failure, false)) outbox.refuse(conversationId, failure);
    else notices.tell("answer.continueFailed", failure);
  } finally {
    outbox.settle(id);
  }
}
