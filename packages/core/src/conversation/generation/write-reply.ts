import { DomainError, type ErrorCode } from "@claw/contract";
import { extendHold } from "../../billing/extend-hold.ts";
import { createMeter, type Meter } from "../../billing/meter.ts";
import { isFree } from "../../billing/price-call.ts";
import type { Settlement } from "../../billing/settle-call.ts";
import { createFallbacks } from "../fallback/create-fallbacks.ts";
import type { ChatTurn, ReplyTexts, ReplyWriter, ReportedUsage } from "../ports.ts";
import { createTextMender } from "../well-formed.ts";
import { estimateUsage } from "./estimate-usage.ts";
import type { FallBack } from "./fall-back.ts";
import type { Generation, GenerationJob } from "./generation.ts";
import { type GroundedPrompt, type GroundReplyDeps, groundReply } from "./ground-reply.ts";
import { withoutText } from "./strip-source.ts";

/** The longest answer that is kept, in UTF-16 units; a provider that floods is cut there. */
const maxReplyLength = 2_000_000;

export type WriteReplyDeps = GroundReplyDeps & { fallBack: FallBack };

/**
 * Lets the model write into the log until it has finished, failed, or been ended; says how to settle. Where its provider
 * fails before the first token, another model answers, if one was named. Never throws.
 */
export async function writeReply(
  deps: WriteReplyDeps,
  generation: Generation,
  writer: ReplyWriter,
): Promise<Settlement> {
  const { abort } = generation;
  const { context, grounding, reply } = generation.job;
  const menders = { text: createTextMender(), reasoning: createTextMender() };
  let reported: ReportedUsage | null = null;
  let finishReason: string | null = null;
  let errorCode: ErrorCode | null = null;
  let turns = context.turns;

  /** One model's answer, as far as it goes. */
  async function write(grounded: GroundedPrompt | null): Promise<void> {
    const { job } = generation;
    const meter = createMeter(isFree(job.price) ? Number.POSITIVE_INFINITY : job.outputTokens, generation);
    const request = {
      model: job.upstreamName,
      turns,
      maxTokens: job.outputTokens,
      ...(grounded ? { grounding: { question: grounded.question, sources: grounded.sources } } : {}),
    };
    const deltas = job.sent?.stream(job, abort.signal) ?? job.chatModel.stream(job, request, abort.signal);
    for await (const delta of deltas) {
      if (delta.usage) reported = delta.usage;
      if (delta.finishReason) finishReason = delta.finishReason;
      if (delta.text === "" && delta.reasoning === "") continue;

      generation.firstTokenMs ??= performance.now() - generation.admittedAt;
      append(generation, writer, {
        text: menders.text.mend(delta.text),
        reasoning: menders.reasoning.mend(delta.reasoning),
      });
      if (generation.content.length + generation.reasoning.length > maxReplyLength) {
        finishReason = "length";
        return;
      }
      if (meter.add(delta.reasoning + delta.text) && !(await isPaidFor(deps, job, meter))) {
        finishReason = "balance";
        return;
      }
    }
  }

  try {
    const grounded = grounding === null ? null : await groundReply(deps, generation, writer);
    turns = grounded?.turns ?? turns;
    const fallbacks = createFallbacks(deps.fallBack(generation));
    while (!(await fallbacks.hasAnswered(() => write(grounded)))) {
      reported = null;
      finishReason = null;
    }
  } catch (error) {
    if (!abort.signal.aborted) {
      errorCode = error instanceof DomainError ? error.code : "INTERNAL";
      const { model } = generation.job;
      deps.log.warn({ err: error, messageId: reply.id, model }, "an answer failed");
    }
  }

  append(generation, writer, { text: menders.text.rest(), reasoning: menders.reasoning.rest() });

  return settlementOf(deps, generation, { turns, reported, finishReason, errorCode });
}

/** Sets aside more where an answer is longer than what it was admitted with; false where there is no more. */
async function isPaidFor({ db }: GroundReplyDeps, job: GenerationJob, meter: Meter): Promise<boolean> {
  while (await meter.measure()) {
    const more = await extendHold(db, job, meter.counted);
    if (more === 0) return false;
    meter.allow(more);
  }

  return true;
}

function append(generation: Generation, writer: ReplyWriter, part: ReplyTexts): void {
  if (part.text === "" && part.reasoning === "") return;

  generation.content += part.text;
  generation.reasoning += part.reasoning;
  generation.isDirty = true;
  writer.append(part);
}

type Ending = {
  /** What the model was sent. */
  turns: readonly ChatTurn[];
  reported: ReportedUsage | null;
  finishReason: string | null;
  errorCode: ErrorCode | null;
};

async function settlementOf(
  { retrieval }: GroundReplyDeps,
  generation: Generation,
  { turns, reported, finishReason, errorCode }: Ending,
): Promise<Settlement> {
  const { job, endReason } = generation;
  const { content, reasoning, sources } = generation;
  const delivered = {
    content: content.slice(job.reply.content.length),
    reasoning: reasoning.slice(job.reply.reasoning.length),
  };
  const status = statusOf(endReason, errorCode);
  const own = reported?.usage ?? null;
  const usage = own ?? (await estimateUsage(turns, delivered));

  return {
    callId: job.callId,
    organizationId: job.organizationId,
    price: job.price,
    usage,
    usageSource: own ? "provider" : "estimated",
    usageAnomaly: reported?.anomaly ?? null,
    firstTokenMs: generation.firstTokenMs,
    finishReason: status === "complete" ? (finishReason ?? "stop") : status,
    errorCode,
    message: {
      content,
      reasoning,
      status,
      ...(sources.length > 0
        ? { sources: sources.map(withoutText), citations: retrieval.cite(content, sources) }
        : {}),
    },
  };
}

function statusOf(endReason: Generation["endReason"], errorCode: ErrorCode | null) {
  if (endReason === "stopped") return "stopped";
  if (endReason !== null) return "interrupted";

  return errorCode === null ? "complete" : "failed";
}
