import { DomainError, type ErrorCode } from "@claw/contract";
import type { Settlement } from "../../billing/settle-call.ts";
import type { Log } from "../../runtime/ports.ts";
import type { ReplyWriter, ReportedUsage } from "../ports.ts";
import { estimateUsage } from "./estimate-usage.ts";
import type { Generation } from "./generation.ts";

/** The longest answer that is kept, in UTF-16 units; a provider that floods is cut there. */
const maxReplyLength = 2_000_000;

/** Lets the model write into the log until it has finished, failed, or been ended; says how to settle. Never throws. */
export async function writeReply(generation: Generation, writer: ReplyWriter, log: Log): Promise<Settlement> {
  const { job, abort } = generation;
  const { model, chatModel, context } = job;
  let reported: ReportedUsage | null = null;
  let finishReason: string | null = null;
  let errorCode: ErrorCode | null = null;

  try {
    const request = { model, turns: context.turns, maxTokens: context.maxTokens };
    for await (const delta of chatModel.stream(request, abort.signal)) {
      if (delta.usage) reported = delta.usage;
      if (delta.finishReason) finishReason = delta.finishReason;
      if (delta.text === "" && delta.reasoning === "") continue;

      append(generation, writer, delta);
      if (generation.content.length + generation.reasoning.length > maxReplyLength) {
        finishReason = "length";
        break;
      }
    }
  } catch (error) {
    if (!abort.signal.aborted) {
      errorCode = error instanceof DomainError ? error.code : "INTERNAL";
      log.warn({ err: error, messageId: job.messageId, model }, "an answer failed");
    }
  }

  return settlementOf(generation, { reported, finishReason, errorCode });
}

function append(
  generation: Generation,
  writer: ReplyWriter,
  delta: { text: string; reasoning: string },
): void {
  const text = withoutNul(delta.text);
  const reasoning = withoutNul(delta.reasoning);
  generation.content += text;
  generation.reasoning += reasoning;
  generation.isDirty = true;
  writer.append({ text, reasoning });
}

/** PostgreSQL's text cannot hold U+0000, and nothing that a model says needs it. */
function withoutNul(text: string): string {
  return text.includes("\u0000") ? text.replaceAll("\u0000", "") : text;
}

type Ending = { reported: ReportedUsage | null; finishReason: string | null; errorCode: ErrorCode | null };

async function settlementOf(
  generation: Generation,
  { reported, finishReason, errorCode }: Ending,
): Promise<Settlement> {
  const { job, endReason } = generation;
  const content = generation.content.toWellFormed();
  const reasoning = generation.reasoning.toWellFormed();
  const status = statusOf(endReason, errorCode);
  const own = reported?.usage ?? null;
  const usage = own ?? (await estimateUsage(job.context.turns, { content, reasoning }));

  return {
    callId: job.callId,
    usage,
    usageSource: own ? "provider" : "estimated",
    usageAnomaly: reported?.anomaly ?? null,
    finishReason: status === "complete" ? (finishReason ?? "stop") : status,
    errorCode,
    message: { content, reasoning, status },
  };
}

function statusOf(endReason: Generation["endReason"], errorCode: ErrorCode | null) {
  if (endReason === "stopped") return "stopped";
  if (endReason !== null) return "interrupted";

  return errorCode === null ? "complete" : "failed";
}
