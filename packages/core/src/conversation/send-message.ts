import { type Actor, DomainError, type Exchange, type SendMessage } from "@claw/contract";
import { type Message as MessageRow, type Transaction, uuidv7 } from "@claw/db";
import { admitCall } from "../billing/admit-call.ts";
import { sameOrConflict } from "./add-message.ts";
import { findParent } from "./find-parent.ts";
import { fitContext } from "./fit-context.ts";
import type { GenerationJob } from "./generation/generation.ts";
import { getOwnConversation } from "./get-own.ts";
import { loadBranch } from "./load-branch.ts";
import { presentMessage } from "./present.ts";
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
  const { organizationId, ownerId, id: conversationId } = conversation;
  const earlier = await findExchange(prisma, input, organizationId);
  if (earlier) return earlier;

  deps.generations.requireOpen();
  const { model, chatModel } = await resolveChatModel(deps, conversation.model);
  const scope = { organizationId, conversationId };
  const parent = await findParent(prisma, scope, input.parentId);
  const context = await fitContext(
    model,
    conversation.systemPrompt,
    withQuestion(deps, conversationId, parent, input),
  );

  const result = await prisma.$transaction(async (tx) => {
    await lockSender(tx, ownerId);
    const winner = await findExchange(tx, input, organizationId);
    if (winner) return { exchange: winner, job: null };

    await requireRoomForAnother(tx, ownerId, deps.limits.answersInFlight);
    const now = deps.clock.now();
    const message = await tx.message.create({
      data: {
        ...scope,
        id: input.messageId ?? uuidv7(),
        parentId: parent?.id ?? null,
        role: "user",
        content: input.content,
        createdAt: now,
      },
    });
    const reply = await tx.message.create({
      data: {
        ...scope,
        id: uuidv7(),
        parentId: message.id,
        role: "assistant",
        content: "",
        status: "streaming",
        model: model.name,
        createdAt: now,
      },
    });
    const { callId } = await admitCall(tx, deps.clock, {
      ...scope,
      userId: ownerId,
      messageId: reply.id,
      purpose: "answer",
      model,
      lease: { owner: deps.processId, seconds: deps.limits.leaseSeconds },
    });
    await tx.conversation.update({ where: { id: conversationId }, data: { lastActivityAt: now } });

    const job: GenerationJob = {
      ...scope,
      callId,
      messageId: reply.id,
      userId: ownerId,
      model: model.name,
      chatModel,
      context,
    };
    return { exchange: { message: presentMessage(message), reply: presentMessage(reply) }, job };
  });

  const { exchange, job } = result;
  if (job) {
    deps.generations.start(job);
    deps.changes.publish(ownerId, { type: "message", message: exchange.message });
    deps.changes.publish(ownerId, { type: "message", message: exchange.reply });
  }

  return exchange;
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

/** One person's sends stand in line, so that five parallel retries start one answer and the limit below holds. */
async function lockSender(tx: Transaction, userId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`send:${userId}`}, 0))`;
}

async function findExchange(
  tx: Transaction,
  input: SendMessage,
  organizationId: string,
): Promise<Exchange | null> {
  if (input.messageId === undefined) return null;

  const row = await tx.message.findUnique({ where: { id: input.messageId } });
  if (!row) return null;

  const message = sameOrConflict(row, { ...input, role: "user" }, organizationId);
  const reply = await tx.message.findFirst({
    where: { organizationId, conversationId: row.conversationId, parentId: row.id, role: "assistant" },
    orderBy: { seq: "asc" },
  });
  if (reply) return { message: presentMessage(message), reply: presentMessage(reply) };

  throw new DomainError("CONFLICT", {
    message: "This message is stored without an answer. Send it with a new id.",
  });
}

async function requireRoomForAnother(tx: Transaction, userId: string, limit: number): Promise<void> {
  const running = await tx.llmCall.count({
    where: { userId, purpose: "answer", state: { in: ["reserved", "streaming"] } },
  });
  if (running < limit) return;

  throw new DomainError("TOO_MANY_IN_FLIGHT", {
    message: `${limit} answers are being written for you already. Wait for one, or stop it.`,
    retryAfter: 5,
  });
}
