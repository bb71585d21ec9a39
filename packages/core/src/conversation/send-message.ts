import { type Actor, DomainError, type Exchange, type SendMessage } from "@claw/contract";
import { requireMember } from "../runtime/require-actor.ts";
import { ask } from "./ask.ts";
import { findExchange } from "./find-exchange.ts";
import { getSendTarget } from "./get-send-target.ts";
import type { ConversationDeps } from "./service.ts";

/**
 * Commits the question, the answer-to-be and the provider call in one transaction, then starts the answer.
 * A retry with the same message id returns the same pair and starts nothing.
 */
export async function sendMessage(
  deps: ConversationDeps,
  actor: Actor,
  input: SendMessage,
): Promise<Exchange> {
  const sent = await sendByMemory(deps, actor, input);
  if (sent) return sent;

  const target = await getSendTarget(deps, actor, input);
  deps.targets.rememberModel(target.model);
  if (target.isKnown) return getExchange(deps, input, target);
  if (target.isReplyKnown || (input.replyId && input.replyId === input.messageId)) throw takenReplyId();

  const followsNewest = input.parentId === undefined && input.belowId === undefined;
  const exchange = await ask(deps, target, { ...input, followsNewest });
  if (!exchange) return sendMessage(deps, actor, input);

  // Bases of this question alone are not the conversation's.
  if (input.knowledgeBaseIds === undefined) deps.targets.remember(target, exchange.reply.id);
  else deps.targets.forget(input.conversationId);

  return exchange;
}

/**
 * The same in one round trip, by what this process remembers of the conversation. Null where it remembers nothing, or
 * it is not so any more: then it must be read.
 */
async function sendByMemory(
  deps: ConversationDeps,
  actor: Actor,
  input: SendMessage,
): Promise<Exchange | null> {
  const { targets, providers, plans } = deps;
  const asker = requireMember(actor);
  const known = targets.recall(asker, input, providers.defaultModel);
  if (!known) return null;

  // It is remembered again once it has proved true; a second question at the same time must not try it as well.
  targets.forget(input.conversationId);
  const target = { ...known, plan: await plans.limitsOf(asker.tier) };
  try {
    const exchange = await ask(deps, target, {
      ...input,
      followsNewest: true,
      rememberedVersion: known.model.version,
    });
    if (exchange) targets.remember(target, exchange.reply.id);

    return exchange;
  } catch (error) {
    // A refusal by what may be out of date is none: it is said again where it still holds.
    if (error instanceof DomainError) return null;
    throw error;
  }
}

/** The pair of an earlier send with the same id. CONFLICT where the id was used for anything else. */
export async function getExchange(
  deps: ConversationDeps,
  question: { conversationId: string; content: string; messageId?: string | undefined },
  { organizationId }: { organizationId: string },
): Promise<Exchange> {
  const exchange = await findExchange(deps.db.prisma, question, organizationId);
  if (exchange) return exchange;

  throw new DomainError("CONFLICT", { message: "This id is taken. Send it with another." });
}

/** The id that a client gave its answer is another message's. */
export function takenReplyId(): DomainError {
  return new DomainError("CONFLICT", { message: "This reply id is taken. Ask again with another." });
}
