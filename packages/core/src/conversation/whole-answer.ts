import { DomainError, type SubscriptionTier } from "@claw/contract";
import type { Database } from "@claw/db";
import type { AdmittedCall, CallRequest } from "../billing/admit-call.ts";
import { admitOne } from "../billing/admit-one.ts";
import type { CallPrice } from "../billing/price-call.ts";
import { settleCall } from "../billing/settle-call.ts";
import type { TokenUsage, UsageSource } from "../billing/token-usage.ts";
import type { Clock, Log } from "../runtime/ports.ts";
import { retryWhileAway } from "../runtime/retry-while-away.ts";
import type { AnswerModel } from "./answer-target.ts";
import { boundPromptTokens } from "./count-tokens.ts";
import { createFallbacks } from "./fallback/create-fallbacks.ts";
import { findFallbacks } from "./fallback/find-fallbacks.ts";
import { moveCall } from "./fallback/move-call.ts";
import { estimateUsage } from "./generation/estimate-usage.ts";
import type { ChatModel, ChatModels, ChatRequest, ReportedUsage } from "./ports.ts";
import { createTextMender } from "./well-formed.ts";

export type WholeAnswerDeps = {
  db: Database;
  clock: Clock;
  log: Log;
  processId: string;
  limits: { leaseSeconds: number };
  chatModels: ChatModels;
};

export type WholeQuestion = {
  /** Who pays, and what it is for. */
  request: Pick<CallRequest, "organizationId" | "userId" | "conversationId" | "messageId" | "purpose">;
  tier: SubscriptionTier;
  model: AnswerModel;
  chatModel: ChatModel;
  asked: Omit<ChatRequest, "model">;
  /** For all models that are asked together. */
  timeLimitMs: number;
};

/** As far as it came; `failure` says why it is not whole. */
export type WholeAnswer = {
  /** Who answered. */
  model: AnswerModel;
  text: string;
  usage: TokenUsage | null;
  usageSource: UsageSource;
  price: CallPrice;
  failure: { cause: unknown } | null;
};

type Writing = {
  text: string;
  hasBegun: boolean;
  reported: ReportedUsage | null;
  finishReason: string | null;
};

/** The longest that is kept, in UTF-16 units. */
const longestText = 400_000;

const nothingWritten: Writing = { text: "", hasBegun: false, reported: null, finishReason: null };

/**
 * A text that nobody sees grow, through the gate: its call is committed before the request leaves and settled once after
 * it, whatever becomes of it. Where its provider fails before the first token, another model answers, if one was named.
 * Null where the message that it is for is gone. INSUFFICIENT_BALANCE, QUOTA_EXCEEDED.
 */
export async function writeWholeAnswer(
  deps: WholeAnswerDeps,
  { request: wanted, tier, model, chatModel, asked, timeLimitMs }: WholeQuestion,
  signal: AbortSignal,
): Promise<WholeAnswer | null> {
  signal.throwIfAborted();
  const request = {
    ...wanted,
    tokens: { prompt: boundPromptTokens(asked.turns), output: asked.maxTokens },
    lease: { owner: deps.processId, seconds: timeLimitMs / 1000 + deps.limits.leaseSeconds },
  };
  const admitted = await admitOne(deps.db, { ...request, model, at: deps.clock.now() });
  if (!admitted) return null;

  const time = AbortSignal.timeout(timeLimitMs);
  const ended = AbortSignal.any([signal, time]);
  let answering = { call: admitted, model, chatModel };
  let written = nothingWritten;
  const fallbacks = createFallbacks({
    find: () => findFallbacks(deps, model.id, tier),
    isTooLate: () => ended.aborted || written.hasBegun,
    async move(next, failure) {
      const moved = await moveCall(deps, { failed: answering.call, failure, model: next, request });
      if (moved) answering = moved;
      return moved !== null;
    },
  });

  let failure: WholeAnswer["failure"] = null;
  try {
    const write = async () => {
      written = { ...nothingWritten };
      await read(answering, asked, written, ended);
    };
    while (!(await fallbacks.hasAnswered(write)));
    if (time.aborted) failure = { cause: timedOut() };
  } catch (cause) {
    failure = { cause: time.aborted && !signal.aborted ? timedOut(cause) : cause };
  }

  const { text, reported, finishReason } = written;
  const usage = reported?.usage ?? (await estimateUsage(asked.turns, { content: text, reasoning: "" }));
  const usageSource = reported?.usage ? "provider" : "estimated";
  await retryWhileAway({ attempts: 20, log: deps.log, what: `settling a call (${wanted.purpose})` }, () =>
    settleCall(deps.db, {
      ...answering.call,
      usage,
      usageSource,
      usageAnomaly: reported?.anomaly ?? null,
      finishReason: failure === null ? (finishReason ?? "stop") : "interrupted",
      errorCode: failure === null || signal.aborted ? null : codeOf(failure.cause),
      message: null,
    }),
  );

  return { model: answering.model, text, usage, usageSource, price: answering.call.price, failure };
}

async function read(
  { call, model, chatModel }: { call: AdmittedCall; model: AnswerModel; chatModel: ChatModel },
  asked: Omit<ChatRequest, "model">,
  written: Writing,
  signal: AbortSignal,
): Promise<void> {
  const mender = createTextMender();
  const request = { ...asked, model: model.upstreamName, maxTokens: call.outputTokens };
  for await (const delta of chatModel.stream(call, request, signal)) {
    if (delta.text !== "" || delta.reasoning !== "") written.hasBegun = true;
    written.text += mender.mend(delta.text);
    if (delta.usage) written.reported = delta.usage;
    if (delta.finishReason) written.finishReason = delta.finishReason;
    if (written.text.length > longestText) break;
  }
  written.text += mender.rest();
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
