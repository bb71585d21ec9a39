import type { Exchange } from "@claw/contract";
import { nextTurn } from "../runtime/next-turn.ts";
import { type AnswerTarget, getChatModel, requireInPlan } from "./answer-target.ts";
import { commitAndSend } from "./commit-and-send.ts";
import type { AnswerRows, AnswerTokens } from "./commit-answer.ts";
import { type ContextLimits, type FittedContext, fitContext } from "./fit-context.ts";
import type { GenerationJob } from "./generation/generation.ts";
import type { ChatTurn, GroundedSource } from "./ports.ts";
import type { ConversationDeps } from "./service.ts";

export type AnswerPlan = {
  /** What the model is to answer, newest first. */
  branch: AsyncIterable<ChatTurn>;
  /** Question and answer as they will be when it has begun. */
  exchange: Exchange;
  rows: AnswerRows;
  /** What the answer was grounded in before, where it goes on. */
  sources?: readonly GroundedSource[];
};

/**
 * Commits an answer-to-be with its provider call, then lets the model write. Null where somebody else was faster.
 * MODEL_NOT_FOUND, CONTEXT_TOO_LONG, TOO_MANY_IN_FLIGHT, INSUFFICIENT_BALANCE, QUOTA_EXCEEDED, UNAVAILABLE.
 */
export async function startAnswer(
  deps: ConversationDeps,
  target: AnswerTarget,
  { branch, exchange, rows, sources }: AnswerPlan,
): Promise<Exchange | null> {
  deps.generations.requireOpen();
  requireInPlan(target);
  const chatModel = getChatModel(deps, target.model);
  const grounding = groundingOf(target, sources);
  const reserve = grounding ? sourceRoom(target.model) : 0;
  const context = await fitContext(target.model, target.systemPrompt, branch, reserve);
  const tokens = tokensOf(context, grounding !== null);
  const { upstreamName } = target.model;
  const request = grounding
    ? null
    : { model: upstreamName, turns: context.turns, maxTokens: context.maxTokens };
  const committed = await commitAndSend(deps, target, rows, { chatModel, tokens, request });
  if (!committed) return null;

  const { organizationId, userId } = target;
  const { message, reply } = exchange;
  deps.generations.start({
    ...committed.call,
    organizationId,
    userId,
    reply,
    model: target.model.name,
    upstreamName,
    chosen: { modelId: target.model.id, tier: target.plan.tier },
    tokens,
    chatModel,
    sent: committed.sent,
    context,
    grounding,
  });
  // The request leaves before anybody is told that it does.
  if (!committed.sent) await nextTurn();
  deps.changes.publish(userId, { type: "message", message });
  deps.changes.publish(userId, { type: "message", message: reply });

  return exchange;
}

/** What the answer may use at most: what it is sent, the sources that are still to be found, and its own length. */
function tokensOf({ taken, room, maxTokens }: FittedContext, isGrounded: boolean): AnswerTokens {
  return { prompt: taken + (isGrounded ? Math.min(room, mostSourceTokens) : 0), output: maxTokens };
}

/** The most tokens that older messages make room for. */
const mostSourceTokens = 6_000;

/** What is kept free of the window for sources: a quarter of it at most. */
function sourceRoom({ contextWindow }: ContextLimits): number {
  return Math.min(mostSourceTokens, Math.floor(contextWindow / 4));
}

function groundingOf(
  { knowledgeBaseIds }: AnswerTarget,
  sources: AnswerPlan["sources"],
): GenerationJob["grounding"] {
  if (sources) return sources.length > 0 ? { knowledgeBaseIds, sources } : null;

  return knowledgeBaseIds.length > 0 ? { knowledgeBaseIds, sources: null } : null;
}
