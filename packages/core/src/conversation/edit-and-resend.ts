import { type Actor, DomainError, type EditAndResend, type Exchange } from "@claw/contract";
import { ask } from "./ask.ts";
import { getMessageTarget } from "./get-message-target.ts";
import { getExchange } from "./send-message.ts";
import type { ConversationDeps } from "./service.ts";

/**
 * The question put differently, beside the one that stays, and its answer. A retry with the same new id returns the
 * same pair. CONFLICT for a message that is not a person's.
 */
export async function editAndResend(
  deps: ConversationDeps,
  actor: Actor,
  input: EditAndResend,
): Promise<Exchange> {
  const { content, newMessageId, replyId } = input;
  const { message, ...target } = await getMessageTarget(deps, actor, input.messageId);
  if (message.role !== "user") {
    throw new DomainError("CONFLICT", { message: "Only a question can be edited and sent again." });
  }

  const question = { content, messageId: newMessageId, replyId, followsNewest: false };
  deps.targets.forget(target.conversationId);
  const exchange = await ask(deps, { ...target, parentId: message.parentId }, question);
  if (exchange) return exchange;

  return getExchange(deps, { ...question, conversationId: target.conversationId }, target);
}
