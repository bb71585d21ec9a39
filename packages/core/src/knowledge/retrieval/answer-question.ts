import {
  type Actor,
  type AnswerQuestion,
  DomainError,
  formatMicro,
  type GroundedAnswer,
} from "@claw/contract";
import { priceCall } from "../../billing/price-call.ts";
import { completionTokens, noUsage, promptTokens } from "../../billing/token-usage.ts";
import { requireInPlan } from "../../conversation/answer-target.ts";
import { fitContext } from "../../conversation/fit-context.ts";
import { writeWholeAnswer } from "../../conversation/whole-answer.ts";
import { getModelByName } from "../../model/find-model.ts";
import { requireMember } from "../../runtime/require-actor.ts";
import type { KnowledgeParts } from "../deps.ts";
import { chooseSources } from "./choose-sources.ts";
import { frameSources } from "./frame-sources.ts";
import { getSearchedBases } from "./list-searched-bases.ts";
import { rankPassages } from "./rank-passages.ts";
import { requireRoomInFlight } from "./require-room-in-flight.ts";
import { verifyCitations } from "./verify-citations.ts";

export type AnswerDeps = Pick<
  KnowledgeParts,
  | "db"
  | "clock"
  | "log"
  | "processId"
  | "limits"
  | "lexical"
  | "dense"
  | "reranking"
  | "providers"
  | "chatModels"
>;

/** Kept free of other texts for sources, in tokens, and what these may have of it, in UTF-16 units. */
const sourceRoom = 12_000;
const mostCharacters = 30_000;
/** For a whole answer, in milliseconds: nobody sees it grow. */
const timeLimitMs = 180_000;

/**
 * Finds passages, asks a model about them and checks what it quotes; waits for the whole answer. Where nothing is found
 * the model answers without, and `ragEnabled` is false; where its provider fails, one of its fallbacks answers. NOT_FOUND for another's base, MODEL_NOT_FOUND,
 * TOO_MANY_IN_FLIGHT, and what the provider fails with.
 */
export async function answerQuestion(
  deps: AnswerDeps,
  actor: Actor,
  { question, topK, knowledgeBaseIds, model: modelName }: AnswerQuestion,
  signal: AbortSignal = AbortSignal.any([]),
): Promise<GroundedAnswer> {
  const asker = requireMember(actor);
  const model = await getModelByName(deps.db.prisma, modelName ?? deps.providers.defaultModel);
  requireInPlan({ model, plan: asker });
  const chatModel = deps.chatModels.find(model.provider);
  if (!chatModel) throw notConfigured(model.displayName);

  const bases = await getSearchedBases(deps.db, asker, knowledgeBaseIds);
  const asked = { text: question, previous: null };
  const { passages, trace } = await rankPassages(deps, asker, bases, asked, { topK, isSame: "part" }, signal);

  const reserve = Math.min(sourceRoom, Math.floor(model.contextWindow / 4));
  const { maxTokens, room } = await fitContext(model, null, [{ role: "user", content: question }], reserve);
  const chosen = await chooseSources(deps, asker, passages, { tokens: room, characters: mostCharacters });
  const { sources } = chosen;
  const frame = frameSources(question, sources);

  const { organizationId, userId, tier } = asker;
  await requireRoomInFlight(deps.db, userId);
  const written = await writeWholeAnswer(
    deps,
    {
      request: { organizationId, userId, conversationId: null, messageId: null, purpose: "answer" },
      tier,
      model: { ...model, upstreamName: model.upstreamName ?? model.name },
      chatModel,
      asked: {
        turns: [
          { role: "system", content: frame.instruction },
          { role: "user", content: frame.question },
        ],
        maxTokens,
        grounding: { question, sources },
      },
      timeLimitMs,
    },
    signal,
  );
  if (!written) throw new Error("a call for an answer was not admitted");
  signal.throwIfAborted();
  const { text, usage, usageSource, price, failure } = written;
  if (failure) throw failure.cause;

  return {
    answer: text,
    sources: sources.map(({ parts: _, versionId: __, ...source }) => source),
    citations: verifyCitations(text, sources),
    ragEnabled: sources.length > 0,
    model: written.model.name,
    usage: usage && {
      promptTokens: promptTokens(usage),
      completionTokens: completionTokens(usage),
      totalTokens: promptTokens(usage) + completionTokens(usage),
      source: usageSource,
    },
    cost: formatMicro(priceCall(usage ?? noUsage, price)),
    trace: {
      ...trace,
      stages: [...trace.stages, chosen.stage],
      milliseconds: trace.milliseconds + chosen.stage.milliseconds,
    },
  };
}

function notConfigured(displayName: string): DomainError {
  return new DomainError("MODEL_NOT_FOUND", {
    message: `No provider that serves “${displayName}” is configured here. Choose another model.`,
  });
}
