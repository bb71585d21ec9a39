import type { AdmittedCall } from "../billing/admit-call.ts";
import { nextTurn } from "../runtime/next-turn.ts";
import type { AnswerTarget } from "./answer-target.ts";
import { type AnswerRows, type AnswerTokens, commitAnswer } from "./commit-answer.ts";
import type { ChatModel, ChatRequest, PreparedRequest } from "./ports.ts";
import type { ConversationDeps } from "./service.ts";

export type AnswerRequest = {
  chatModel: ChatModel;
  tokens: AnswerTokens;
  /** Null where it is not known before its sources have been found. */
  request: ChatRequest | null;
};

/** An answer's call, and its request where that is on its way. */
export type SentCall = { call: AdmittedCall; sent: PreparedRequest | null };

/**
 * Commits an answer's rows with its call ({@link commitAnswer}), and meanwhile makes its request ready: building it, and
 * where need be the way to its provider, costs a person no time so. Nothing of it leaves before the call is committed,
 * and nothing at all where the call is refused.
 */
export async function commitAndSend(
  deps: ConversationDeps,
  target: AnswerTarget,
  rows: AnswerRows,
  { chatModel, tokens, request }: AnswerRequest,
): Promise<SentCall | null> {
  const preparing = request && prepareBehind(chatModel, request);
  let sent: PreparedRequest | null = null;

  try {
    const call = await commitAnswer(deps, target, rows, tokens);
    // One that may say less than was asked for needs another request.
    if (!call || call.outputTokens !== request?.maxTokens) return call && { call, sent };

    sent = await preparing;
    sent?.send(call);

    return { call, sent };
  } finally {
    if (!sent) (await preparing)?.[Symbol.dispose]();
  }
}

/** A turn later, when the statements of the commit have left. */
async function prepareBehind(chatModel: ChatModel, request: ChatRequest): Promise<PreparedRequest | null> {
  if (!chatModel.prepare) return null;
  await nextTurn();

  return chatModel.prepare(request);
}
