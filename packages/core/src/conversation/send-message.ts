import { type Actor, DomainError, type Exchange, type SendMessage } from "@claw/contract";
import { commitExchange } from "./commit-exchange.ts";
import { findExchange } from "./find-exchange.ts";
import { fitContext } from "./fit-context.ts";
import { getSendTarget, type SendTarget } from "./get-send-target.ts";
import { loadBranch } from "./load-branch.ts";
import type { ChatModel } from "./ports.ts";
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
  const target = await getSendTarget(deps, actor, input);
  if (target.isKnown) return getExchange(deps, input, target);

  deps.generations.requireOpen();
  const chatModel = getChatModel(deps, target);
  const context = await fitContext(target.model, target.systemPrompt, withQuestion(deps, target, input));
  const committed = await commitExchange(deps, target, input);
  if (!committed) return sendMessage(deps, actor, input);

  const { exchange, callId } = committed;
  const { conversationId, organizationId, userId } = target;
  const scope = { callId, messageId: exchange.reply.id, conversationId, organizationId, userId };
  deps.generations.start({ ...scope, model: target.model.name, chatModel, context });
  deps.changes.publish(userId, { type: "message", message: exchange.message });
  deps.changes.publish(userId, { type: "message", message: exchange.reply });

  return exchange;
}

/** The model as its provider serves it. MODEL_NOT_FOUND where none that is configured here does. */
function getChatModel(deps: ConversationDeps, { model }: SendTarget): ChatModel {
  const chatModel = deps.chatModels.find(model.provider);
  if (chatModel) return chatModel;

  throw new DomainError("MODEL_NOT_FOUND", {
    message: `No provider that serves “${model.displayName}” is configured here. Choose another model.`,
  });
}

async function getExchange(
  deps: ConversationDeps,
  input: SendMessage,
  { organizationId }: SendTarget,
): Promise<Exchange> {
  const exchange = await findExchange(deps.db.prisma, input, organizationId);
  if (exchange) return exchange;

  throw new DomainError("CONFLICT", { message: "This message id is taken. Send it with another." });
}

async function* withQuestion(
  deps: ConversationDeps,
  { conversationId, parentId }: SendTarget,
  { content }: SendMessage,
) {
  yield { role: "user", content } as const;
  yield* loadBranch(deps.db, conversationId, parentId);
}
