import { DomainError } from "@claw/contract";
import type { AdmittedCall } from "../../billing/admit-call.ts";
import { admitOne } from "../../billing/admit-one.ts";
import { type Settlement, settleCall } from "../../billing/settle-call.ts";
import { noUsage } from "../../billing/token-usage.ts";
import { countTokens } from "../../conversation/count-tokens.ts";
import { retryWhileAway } from "../../runtime/retry-while-away.ts";
import type { DenseDeps } from "./dense-index.ts";

export type CallDeps = Pick<DenseDeps, "db" | "clock" | "log" | "processId" | "leaseSeconds">;

/** Whose usage and cost a provider call is counted into. */
export type Payer = { organizationId: string; userId: string };

export type PlannedCall<Answer> = {
  payer: Payer;
  purpose: "embedding" | "rerank";
  model: string;
  provider: string;
  /** What is sent, for an estimate where the provider does not say what it counted. */
  texts: readonly string[];
  /** In milliseconds, over all tries. */
  timeLimit: number;
  ask(call: AdmittedCall, signal: AbortSignal): Promise<Answer>;
};

/**
 * One request to a provider, through the gate: its row in `llm_calls` is committed before it leaves and is settled
 * once after it, with the provider's count of tokens or an estimate. A request that failed costs nothing.
 * Throws what `ask` throws, PROVIDER_TIMEOUT where the time is up, and INSUFFICIENT_BALANCE and QUOTA_EXCEEDED.
 */
export async function callProvider<Answer extends { tokens: number | null }>(
  deps: CallDeps,
  { payer, purpose, model, provider, texts, timeLimit, ask }: PlannedCall<Answer>,
  signal: AbortSignal,
): Promise<Answer> {
  signal.throwIfAborted();
  const call = await admitOne(deps.db, {
    ...payer,
    conversationId: null,
    messageId: null,
    purpose,
    model: { id: null, name: model, provider },
    lease: { owner: deps.processId, seconds: Math.ceil(timeLimit / 1000) + deps.leaseSeconds },
    tokens: { prompt: boundTokens(texts), output: 0 },
    at: deps.clock.now(),
  });
  if (!call) throw new Error(`a call for ${purpose} was not admitted`);

  const settle = ({ usage, usageSource, finishReason, errorCode }: Ending) =>
    retryWhileAway({ attempts: 20, log: deps.log, what: "settling a provider call" }, () =>
      settleCall(deps.db, {
        ...call,
        usage,
        usageSource,
        usageAnomaly: null,
        finishReason,
        errorCode,
        message: null,
      }),
    );

  const time = AbortSignal.timeout(timeLimit);
  const answer = await ask(call, AbortSignal.any([signal, time])).catch(async (error: unknown) => {
    const failure = time.aborted && !signal.aborted ? timedOut(error) : error;
    await settle(failedEnding(failure, signal));
    throw failure;
  });
  const fresh = answer.tokens ?? (await estimateTokens(texts));
  await settle({
    usage: { ...noUsage, fresh },
    usageSource: answer.tokens === null ? "estimated" : "provider",
    finishReason: null,
    errorCode: null,
  });

  return answer;
}

type Ending = Pick<Settlement, "usage" | "usageSource" | "finishReason" | "errorCode">;

function failedEnding(failure: unknown, { aborted }: AbortSignal): Ending {
  const errorCode = failure instanceof DomainError ? failure.code : "INTERNAL";
  const nothing = { usage: null, usageSource: "estimated" } as const;

  return aborted
    ? { ...nothing, finishReason: "stopped", errorCode: null }
    : { ...nothing, finishReason: null, errorCode };
}

/** A byte-level tokenizer makes at most one token a byte. */
function boundTokens(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}

async function estimateTokens(texts: readonly string[]): Promise<number> {
  let tokens = 0;
  for (const text of texts) tokens += await countTokens(text);

  return tokens;
}

function timedOut(cause: unknown): DomainError {
  return new DomainError("PROVIDER_TIMEOUT", {
    message: "The embedding provider did not answer in time.",
    cause,
  });
}
