import { type Actor, DomainError, type Exchange, type RegenerateReply } from "@claw/contract";
import { getModelByName } from "../model/find-model.ts";
import { getMessageTarget, type MessageTarget } from "./get-message-target.ts";
import { getOwnMessage } from "./get-own.ts";
import { loadBranch } from "./load-branch.ts";
import { presentMessage } from "./present.ts";
import { takenReplyId } from "./send-message.ts";
import type { ConversationDeps } from "./service.ts";
import { startAnswer } from "./start-answer.ts";
import { writeSibling } from "./write-sibling.ts";

/**
 * Another answer to the same question, beside those that it has. A retry with the same reply id returns the same one.
 * CONFLICT for a message that is neither a question nor the answer to one.
 */
export async function regenerateReply(
  deps: ConversationDeps,
  actor: Actor,
  { messageId, replyId, model }: RegenerateReply,
): Promise<Exchange> {
  const chosen = model === undefined ? null : (await getModelByName(deps.db.prisma, model)).name;
  const target = await getMessageTarget(deps, actor, messageId, chosen);
  const question = presentMessage(await getOwnMessage(deps.db.prisma, actor, questionOf(target.message)));
  if (question.role !== "user") throw notAnAnswer();

  const { reply, rows } = writeSibling(deps, target, { questionId: question.id, replyId });
  const branch = loadBranch(deps.db, target.conversationId, question.id);
  deps.targets.forget(target.conversationId);
  const exchange = await startAnswer(deps, target, { branch, exchange: { message: question, reply }, rows });
  if (exchange) return exchange;

  const existing = presentMessage(await getOwnMessage(deps.db.prisma, actor, reply.id));
  if (existing.parentId === question.id && existing.role === "assistant") {
    return { message: question, reply: existing };
  }

  throw takenReplyId();
}

function questionOf({ id, role, parentId }: MessageTarget["message"]): string {
  if (role === "user") return id;
  if (role === "assistant" && parentId !== null) return parentId;

  throw notAnAnswer();
}

function notAnAnswer(): DomainError {
  return new DomainError("CONFLICT", { message: "Only an answer to a question can be written anew." });
}
