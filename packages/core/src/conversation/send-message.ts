import { type Actor, DomainError, type Exchange, type SendMessage } from "@claw/contract";
import type { Message as MessageRow } from "@claw/db";
import { commitExchange } from "./commit-exchange.ts";
import { findExchange } from "./find-exchange.ts";
import { findParent } from "./find-parent.ts";
import { fitContext } from "./fit-context.ts";
import { getOwnConversation } from "./get-own.ts";
import { loadBranch } from "./load-branch.ts";
import { resolveChatModel } from "./resolve-chat-model.ts";
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
  const { prisma } = deps.db;
  const conversation = await getOwnConversation(prisma, actor, input.conversationId);
  const { organizationId, ownerId: userId, id: conversationId } = conversation;
  const earlier = await findExchange(prisma, input, organizationId);
  if (earlier) return earlier;

  deps.generations.requireOpen();
  const [{ model, chatModel }, parent] = await Promise.all([
    resolveChatModel(deps, conversation.model),
    findParent(prisma, { organizationId, conversationId }, input.parentId),
  ]);
  const branch = withQuestion(deps, conversationId, parent, input);
  const context = await fitContext(model, conversation.systemPrompt, branch);

  const committed = await commitExchange(deps, {
    organizationId,
    userId,
    input,
    parentId: parent?.id ?? null,
    model,
  });
  if (!committed) return getExchange(deps, input, organizationId);

  const { exchange, callId } = committed;
  const scope = { callId, messageId: exchange.reply.id, conversationId, organizationId, userId };
  deps.generations.start({ ...scope, model: model.name, chatModel, context });
  deps.changes.publish(userId, { type: "message", message: exchange.message });
  deps.changes.publish(userId, { type: "message", message: exchange.reply });

  return exchange;
}

async function getExchange(
  deps: ConversationDeps,
  input: SendMessage,
  organizationId: string,
): Promise<Exchange> {
  const exchange = await findExchange(deps.db.prisma, input, organizationId);
  if (exchange) return exchange;

  throw new DomainError("CONFLICT", { message: "This message id is taken. Send it with another." });
}

async function* withQuestion(
  deps: ConversationDeps,
  conversationId: string,
  parent: MessageRow | null,
  { content }: SendMessage,
) {
  yield { role: "user", content } as const;
  yield* loadBranch(deps.db, conversationId, parent?.id ?? null);
}
