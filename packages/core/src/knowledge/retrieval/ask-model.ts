import { DomainError } from "@claw/contract";
import { commitBatch, statement } from "@claw/db";
import { admitOne } from "../../billing/admit-one.ts";
import type { CallPrice } from "../../billing/price-call.ts";
import { settleCall } from "../../billing/settle-call.ts";
import type { TokenUsage, UsageSource } from "../../billing/token-usage.ts";
import { inFlightSql } from "../../conversation/commit-answer.ts";
import { boundPromptTokens } from "../../conversation/count-tokens.ts";
import { estimateUsage } from "../../conversation/generation/estimate-usage.ts";
import type { ChatModel, ChatRequest, ReportedUsage } from "../../conversation/ports.ts";
import { createTextMender } from "../../conversation/well-formed.ts";
import { retryWhileAway } from "../../runtime/retry-while-away.ts";
import type { AnswerDeps } from "./answer-question.ts";
import type { Asker } from "./retrieval-deps.ts";

export type PlannedAnswer = {
  model: { id: string; name: string; provider: string };
  chatModel: ChatModel;
  request: ChatRequest;
};

export type ModelAnswer = {
  text: string;
  usage: TokenUsage | null;
  usageSource: UsageSource;
  price: CallPrice;
};

/** For a whole answer, in milliseconds: nobody sees it grow. */
const timeLimitMs = 180_000;
/** The longest that is kept, in UTF-16 units. */
const longestAnswer = 400_000;
/** Answers that may be written for one person at a time, those in conversations included. */
const mostInFlight = 10;

/**
 * A whole answer of a model outside of conversations, through the gate: its call is committed before the request leaves
 * and settled once after it, whatever becomes of it. Throws a DomainError for the provider's failures, and
 * INSUFFICIENT_BALANCE, QUOTA_EXCEEDED.
 */
export async function askModel(
  deps: AnswerDeps,
  asker: Asker,
  { model, chatModel, request }: PlannedAnswer,
  signal: AbortSignal,
): Promise<ModelAnswer> {
  signal.throwIfAborted();
  const call = await admit(deps, asker, model, request);
  const paid = { ...request, maxTokens: call.outputTokens };
  const time = AbortSignal.timeout(timeLimitMs);
  const mender = createTextMender();
  let text = "";
  let reported: ReportedUsage | null = null;
  let finishReason: string | null = null;
  let failure: unknown = null;

  try {
    for await (const delta of chatModel.stream(call, paid, AbortSignal.any([signal, time]))) {
      text += mender.mend(delta.text);
      if (delta.usage) reported = delta.usage;
      if (delta.finishReason) finishReason = delta.finishReason;
      if (text.length > longestAnswer) break;
    }
    text += mender.rest();
    if (time.aborted) failure = timedOut();
  } catch (error) {
    failure = time.aborted && !signal.aborted ? timedOut(error) : error;
  }

  const estimated = reported?.usage ?? (await estimateUsage(request.turns, { content: text, reasoning: "" }));
  const usageSource = reported?.usage ? "provider" : "estimated";
  await retryWhileAway({ attempts: 20, log: deps.log, what: "settling an answer" }, () =>
    settleCall(deps.db, {
      ...call,
      usage: estimated,
      usageSource,
      usageAnomaly: reported?.anomaly ?? null,
      finishReason: failure === null ? (finishReason ?? "stop") : "interrupted",
      errorCode: failure === null ? null : codeOf(failure),
      message: null,
    }),
  );
  signal.throwIfAborted();
  if (failure !== null) throw failure;

  return { text, usage: estimated, usageSource, price: call.price };
}

async function admit(
  { db, clock, processId, limits }: AnswerDeps,
  asker: Asker,
  model: PlannedAnswer["model"],
  request: ChatRequest,
) {
  const inFlight = statement<{ in_flight: number }>("count-in-flight", `SELECT ${inFlightSql}`, [
    asker.userId,
  ]);
  await commitBatch(db, [inFlight]);
  if ((inFlight.rows[0]?.in_flight ?? 0) >= mostInFlight) {
    throw new DomainError("TOO_MANY_IN_FLIGHT", {
      message: `${mostInFlight} answers are being written for you already. Wait for one, or stop it.`,
      retryAfter: 5,
    });
  }

  const call = await admitOne(db, {
    organizationId: asker.organizationId,
    userId: asker.userId,
    conversationId: null,
    messageId: null,
    purpose: "answer",
    model,
    lease: { owner: processId, seconds: timeLimitMs / 1000 + limits.leaseSeconds },
    tokens: { prompt: boundPromptTokens(request.turns), output: request.maxTokens },
    at: clock.now(),
  });
  if (!call) throw new Error("a call for an answer was not admitted");

  return call;
}

function timedOut(cause?: unknown): DomainError {
  return new DomainError("PROVIDER_TIMEOUT", {
    message: "The model did not answer in time. Try again.",
    cause,
  });
}

function codeOf(failure: unknown): string {
  return failure instanceof DomainError ? failure.code : "INTERNAL";
}
