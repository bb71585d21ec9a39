import { DomainError, type Message } from "@claw/contract";
import { offlineModel } from "../model/default-catalog.ts";
import { getModelByName } from "../model/find-model.ts";
import type { GenerationJob } from "./generation/generation.ts";
import type { ChatTurn } from "./ports.ts";
import type { ConversationDeps } from "./service.ts";
import { titleFromText } from "./title-from-text.ts";
import { writeWholeAnswer } from "./whole-answer.ts";

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

/** Empty where no model made one: a title is not worth an error. Its calls are counted all the same. */
async function askForTitle(
  deps: ConversationDeps,
  job: GenerationJob,
  question: string,
  answer: string,
  signal: AbortSignal,
): Promise<string> {
  const model = await getModelByName(deps.db.prisma, job.model);
  const { organizationId, userId, reply, chosen, chatModel } = job;
  const written = await writeWholeAnswer(
    deps,
    {
      request: {
        organizationId,
        userId,
        conversationId: reply.conversationId,
        messageId: reply.id,
        purpose: "title",
      },
      tier: chosen.tier,
      model: { ...model, upstreamName: job.upstreamName },
      chatModel,
      asked: { turns: titlePrompt(question, answer), maxTokens },
      timeLimitMs,
    },
    signal,
  ).catch((error: unknown) => {
    // An answer took what was left: the conversation gets its name from the question.
    if (error instanceof DomainError) return null;
    throw error;
  });
  if (!written) return "";

  const { text, failure } = written;
  if (failure) {
    deps.log.warn({ err: failure.cause, conversationId: reply.conversationId }, "a title could not be made");
  }

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
