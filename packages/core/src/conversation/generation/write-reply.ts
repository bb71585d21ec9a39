import { DomainError, type ErrorCode } from "@claw/contract";
import type { Settlement } from "../../billing/settle-call.ts";
import type { Log } from "../../runtime/ports.ts";
import type { ReplyTexts, ReplyWriter, ReportedUsage } from "../ports.ts";
import { createTextMender } from "../well-formed.ts";
import { estimateUsage } from "./estimate-usage.ts";
import type { Generation } from "./generation.ts";

/** The longest answer that is kept, in UTF-16 units; a provider that floods is cut there. */
const maxReplyLength = 2_000_000;

/** Lets the model write into the log until it has finished, failed, or been ended; says how to settle. Never throws. */
export async function writeReply(generation: Generation, writer: ReplyWriter, log: Log): Promise<Settlement> {
  const { job, abort } = generation;
  const { model, chatModel, context, reply } = job;
  const menders = { text: createTextMender(), reasoning: createTextMender() };
  let reported: ReportedUsage | null = null;
  let finishReason: string | null = null;
  let errorCode: ErrorCode | null = null;

  try {
    const request = { model, turns: context.turns, maxTokens: context.maxTokens };
    for await (const delta of chatModel.stream(request, abort.signal)) {
      if (delta.usage) reported = delta.usage;
      if (delta.finishReason) finishReason = delta.finishReason;
      if (delta.text === "" && delta.reasoning === "") continue;

      append(generation, writer, {
        text: menders.text.mend(delta.text),
        reasoning: menders.reasoning.mend(delta.reasoning),
      });
      if (generation.content.length + generation.reasoning.length > maxReplyLength) {
        finishReason = "length";
        break;
      }
    }
  } catch (error) {
    if (!abort.signal.aborted) {
      errorCode = error instanceof DomainError ? error.code : "INTERNAL";
      log.warn({ err: error, messageId: reply.id, model }, "an answer failed");
    }
  }

  append(generation, writer, { text: menders.text.rest(), reasoning: menders.reasoning.rest() });

  return settlementOf(generation, { reported, finishReason, errorCode });
}

function append(generation: Generation, writer: ReplyWriter, part: ReplyTexts): void {
  if (part.text === "" && part.reasoning === "") return;

  generation.content += part.text;
  generation.reasoning += part.reasoning;
  generation.isDirty = true;
  writer.append(part);
}

type Ending = { reported: ReportedUsage | null; finishReason: string | null; errorCode: ErrorCode | null };

async function settlementOf(
  generation: Generation,
  { reported, finishReason, errorCode }: Ending,
): Promise<Settlement> {
  const { job, endReason } = generation;
  const { content, reasoning } = generation;
  const delivered = {
    content: content.slice(job.reply.content.length),
    reasoning: reasoning.slice(job.reply.reasoning.length),
  };
  const status = statusOf(endReason, errorCode);
  const own = reported?.usage ?? null;
  const usage = own ?? (await estimateUsage(job.context.turns, delivered));

  return {
    callId: job.callId,
    price: job.price,
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
