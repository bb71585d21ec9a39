import type { Exchange } from "@claw/contract";
import { type AnswerTarget, getChatModel } from "./answer-target.ts";
import { type AnswerRows, commitAnswer } from "./commit-answer.ts";
import { fitContext } from "./fit-context.ts";
import type { ChatTurn } from "./ports.ts";
import type { ConversationDeps } from "./service.ts";

export type AnswerPlan = {
  /** What the model is to answer, newest first. */
  branch: AsyncIterable<ChatTurn>;
  /** Question and answer as they will be when it has begun. */
  exchange: Exchange;
  rows: AnswerRows;
};

/**
 * Commits an answer-to-be with its provider call, then lets the model write. Null where somebody else was faster.
 * MODEL_NOT_FOUND, CONTEXT_TOO_LONG, TOO_MANY_IN_FLIGHT, UNAVAILABLE.
 */
export async function startAnswer(
  deps: ConversationDeps,
  target: AnswerTarget,
  { branch, exchange, rows }: AnswerPlan,
): Promise<Exchange | null> {
  deps.generations.requireOpen();
  const chatModel = getChatModel(deps, target.model);
  const context = await fitContext(target.model, target.systemPrompt, branch);
  const call = await commitAnswer(deps, target, rows);
  if (!call) return null;

  const { organizationId, userId } = target;
  const { message, reply } = exchange;
  deps.generations.start({
    ...call,
    organizationId,
    userId,
    reply,
    model: target.model.name,
    chatModel,
    context,
  });
  deps.changes.publish(userId, { type: "message", message });
  deps.changes.publish(userId, { type: "message", message: reply });

  return exchange;
}
