import { DomainError, type Message } from "@claw/contract";
import { admitOne } from "../billing/admit-one.ts";
import { settleCall } from "../billing/settle-call.ts";
import { offlineModel } from "../model/default-catalog.ts";
import { getModelByName } from "../model/find-model.ts";
import { boundPromptTokens } from "./count-tokens.ts";
import { estimateUsage } from "./generation/estimate-usage.ts";
import type { GenerationJob } from "./generation/generation.ts";
import type { ChatTurn, ReportedUsage } from "./ports.ts";
import type { ConversationDeps } from "./service.ts";
import { titleFromText } from "./title-from-text.ts";

const excerptLength = 600;
const maxTokens = 60;
const timeLimitMs = 30_000;

/** Names a conversation after its first whole exchange, by a small call of its own, or from the question's text. */
export async function makeTitle(
  deps: ConversationDeps,
  job: GenerationJob,
  reply: Message,
  signal: AbortSignal,
): Promise<void> {
  const { prisma } = deps.db;
  const question = reply.parentId && (await prisma.message.findUnique({ where: { id: reply.parentId } }));
  if (!question || reply.content === "") return;

  const fallback = titleFromText(question.content);
  const title =
    job.model === offlineModel
      ? fallback
      : await askForTitle(deps, job, question.content, reply.content, signal);
  await prisma.conversation.updateMany({
    where: { id: job.reply.conversationId, titleSource: "default" },
    data: { title: title || fallback, titleSource: "generated" },
  });
}

/** Empty where the model failed: a title is not worth an error. The call is counted all the same. */
async function askForTitle(
  deps: ConversationDeps,
  job: GenerationJob,
  question: string,
  answer: string,
  signal: AbortSignal,
): Promise<string> {
  const turns = titlePrompt(question, answer);
  const model = await getModelByName(deps.db.prisma, job.model);
  const call = await admitOne(deps.db, {
    organizationId: job.organizationId,
    userId: job.userId,
    conversationId: job.reply.conversationId,
    messageId: job.reply.id,
    purpose: "title",
    model,
    lease: { owner: deps.processId, seconds: timeLimitMs / 1000 + deps.limits.leaseSeconds },
    tokens: { prompt: boundPromptTokens(turns), output: maxTokens },
    at: deps.clock.now(),
  }).catch((error: unknown) => {
    // An answer took what was left: the conversation gets its name from the question.
    if (error instanceof DomainError) return null;
    throw error;
  });
  if (!call) return "";

  let text = "";
  let reported: ReportedUsage | null = null;
  let errorCode: string | null = null;
  try {
    const limited = AbortSignal.any([signal, AbortSignal.timeout(timeLimitMs)]);
    for await (const delta of job.chatModel.stream(
      call,
      { model: job.upstreamName, turns, maxTokens: call.outputTokens },
      limited,
    )) {
      text += delta.text;
      if (delta.usage) reported = delta.usage;
    }
  } catch (error) {
    errorCode = "PROVIDER_FAILED";
    deps.log.warn({ err: error, conversationId: job.reply.conversationId }, "a title could not be made");
  }

  await settleCall(deps.db, {
    ...call,
    usage: reported?.usage ?? (await estimateUsage(turns, { content: text, reasoning: "" })),
    usageSource: reported?.usage ? "provider" : "estimated",
    usageAnomaly: reported?.anomaly ?? null,
    finishReason: null,
    errorCode,
    message: null,
  });

  return titleFromText(text.replace(/^["“「『《]+|["”」』》。.]+$/g, ""));
}

function titlePrompt(question: string, answer: string): ChatTurn[] {
  const instruction =
    "Write a title for this conversation in the language of the question: at most 16 Chinese characters or 6 words, " +
    "no quotation marks, no full stop. Answer with the title alone.";

  return [
    { role: "system", content: instruction },
    {
      role: "user",
      content: `${question.slice(0, excerptLength)}\n\n---\n\n${answer.slice(0, excerptLength)}`,
    },
  ];
}
