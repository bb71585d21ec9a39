import type { Database, Statement } from "@claw/db";
import { type AdmittedCall, admitCall, type CallRequest, readAdmission } from "../../billing/admit-call.ts";
import { commitOrRefuse } from "../../billing/refusal.ts";
import { settlementOf } from "../../billing/settle-call.ts";
import type { Clock, Log } from "../../runtime/ports.ts";
import type { AnswerModel } from "../answer-target.ts";
import type { ChatModel, ChatModels } from "../ports.ts";
import type { ProviderError } from "../provider-error.ts";

export type MoveCallDeps = { db: Database; clock: Clock; log: Log; chatModels: ChatModels };

export type Move = {
  /** The call of which nothing came. */
  failed: AdmittedCall;
  failure: ProviderError;
  model: AnswerModel;
  /** As the failed call was asked for. */
  request: Omit<CallRequest, "model" | "at">;
  /** What is written together with the new call. */
  with?: (callId: string) => readonly Statement<unknown>[];
};

/** Who answers from now on, and by which call. */
export type MovedCall = { call: AdmittedCall; model: AnswerModel; chatModel: ChatModel };

/** An answer too short to be worth its prompt is none. */
const leastOutputTokens = 256;

/**
 * Lets a model answer in the place of one whose provider failed before the first token: the failed call is released and
 * the other one's admitted, at its own price, in one transaction. Null where it cannot: not connected, too small, not
 * paid for, or what it is for is somebody else's by now; then nothing has changed. Never throws.
 */
export async function moveCall(deps: MoveCallDeps, move: Move): Promise<MovedCall | null> {
  try {
    return await changeCalls(deps, move);
  } catch (error) {
    // Refused, such as for want of money, or the database is away: the first failure is what is told.
    deps.log.warn({ err: error, model: move.model.name }, "a model could not answer in another's place");
    return null;
  }
}

async function changeCalls(
  { db, clock, chatModels }: MoveCallDeps,
  { failed, failure, model, request, with: alongside }: Move,
): Promise<MovedCall | null> {
  const chatModel = chatModels.find(model.provider);
  const { prompt, output } = request.tokens;
  const room = Math.min(output, model.maxOutputTokens, model.contextWindow - prompt);
  if (!chatModel || room < Math.min(output, leastOutputTokens)) return null;

  const { lock, settle } = settlementOf({
    callId: failed.callId,
    organizationId: failed.organizationId,
    price: failed.price,
    usage: null,
    usageSource: "estimated",
    usageAnomaly: null,
    finishReason: null,
    errorCode: failure.code,
    message: null,
  });
  const admission = admitCall({ ...request, model, tokens: { prompt, output: room }, at: clock.now() });
  await commitOrRefuse(db, [
    lock,
    settle,
    admission.admit,
    admission.budgets,
    ...(alongside?.(admission.callId) ?? []),
  ]);
  const call = readAdmission(admission);

  return call && { call, model, chatModel };
}
