import { commitBatch, type Database, statement } from "@claw/db";
import { admitCall, readAdmission } from "../../billing/admit-call.ts";
import { commitOrRefuse } from "../../billing/refusal.ts";
import { settlementOf } from "../../billing/settle-call.ts";
import type { Clock, Log } from "../../runtime/ports.ts";
import { type AnswerModel, answerModelSql } from "../answer-target.ts";
import type { ChatModels } from "../ports.ts";
import { ProviderError } from "../provider-error.ts";
import type { Generation, GenerationJob } from "./generation.ts";

export type FallBackDeps = {
  db: Database;
  clock: Clock;
  log: Log;
  chatModels: ChatModels;
  processId: string;
  leaseSeconds: number;
};

/**
 * Lets a model answer in the place of one whose provider failed before the first token: the failed call is released and
 * the other one's admitted, at its own price, in one transaction. Other models that were named for that, in their order.
 */
export interface FallBack {
  find(job: GenerationJob): Promise<AnswerModel[]>;
  /** False where it cannot answer this: not connected, too small, or not paid for. Then nothing has changed. */
  move(generation: Generation, model: AnswerModel, failure: ProviderError): Promise<boolean>;
}

export function createFallBack(deps: FallBackDeps): FallBack {
  return {
    async find({ chosen: { modelId, tier } }) {
      try {
        return await findFallbacks(deps.db, modelId, tier);
      } catch (error) {
        deps.log.warn({ err: error }, "the models that could answer in another's place were not found");
        return [];
      }
    },
    async move(generation, model, failure) {
      generation.isChangingCalls = true;
      try {
        const job = await changeCalls(deps, generation.job, model, failure);
        if (!job) return false;

        generation.job = job;
        generation.admittedAt = performance.now();
        return true;
      } catch (error) {
        // Refused, such as for want of money, or the database is away: the first failure is what is told.
        deps.log.warn({ err: error, model: model.name }, "a model could not answer in another's place");
        return false;
      } finally {
        generation.isChangingCalls = false;
      }
    },
  };
}

/** An answer too short to be worth its prompt is none. */
const leastOutputTokens = 256;

/** The job as it goes on; null where the model cannot answer it, or the answer is somebody else's by now. */
async function changeCalls(
  { db, clock, chatModels, processId, leaseSeconds }: FallBackDeps,
  job: GenerationJob,
  model: AnswerModel,
  failure: ProviderError,
): Promise<GenerationJob | null> {
  const chatModel = chatModels.find(model.provider);
  const { prompt, output } = job.tokens;
  const room = Math.min(output, model.maxOutputTokens, model.contextWindow - prompt);
  if (!chatModel || room < Math.min(output, leastOutputTokens)) return null;

  const { reply } = job;
  const { lock, settle } = settlementOf({
    callId: job.callId,
    organizationId: job.organizationId,
    price: job.price,
    usage: null,
    usageSource: "estimated",
    usageAnomaly: null,
    finishReason: null,
    errorCode: failure.code,
    message: null,
  });
  const admission = admitCall({
    organizationId: job.organizationId,
    userId: job.userId,
    conversationId: reply.conversationId,
    messageId: reply.id,
    purpose: "answer",
    start: { content: reply.content.length, reasoning: reply.reasoning.length },
    model,
    tokens: { prompt, output: room },
    lease: { owner: processId, seconds: leaseSeconds },
    at: clock.now(),
  });
  const hand = statement("hand-over", handOverSql, [reply.id, model.name, job.callId, admission.callId]);
  await commitOrRefuse(db, [lock, settle, admission.admit, admission.budgets, hand]);
  const call = readAdmission(admission);
  if (!call) return null;

  return {
    ...job,
    ...call,
    reply: { ...reply, model: model.name },
    model: model.name,
    upstreamName: model.upstreamName,
    chatModel,
  };
}

/** The answer says who writes it, and a wish to stop it is not lost with the call that it was said of. */
const handOverSql = `
  WITH said AS (
    UPDATE messages SET model = $2 WHERE id = $1 AND status = 'streaming' AND EXISTS (SELECT FROM llm_calls WHERE id = $4)
  )
  UPDATE llm_calls n SET stop_requested_at = o.stop_requested_at
  FROM llm_calls o WHERE n.id = $4 AND o.id = $3 AND o.stop_requested_at IS NOT NULL`;

/** Offered to the tier, in the order in which they were named. */
async function findFallbacks(db: Database, modelId: string, tier: string): Promise<AnswerModel[]> {
  const found = statement<{ model: AnswerModel }>("find-fallbacks", fallbacksSql, [modelId, tier]);
  await commitBatch(db, [found]);

  return found.rows.map(({ model }) => model);
}

const fallbacksSql = `
  SELECT ${answerModelSql} AS model
  FROM models chosen
    CROSS JOIN unnest(chosen.fallback_ids) WITH ORDINALITY AS named (id, place)
    JOIN models m ON m.id = named.id AND m.enabled AND m.kind = 'chat' AND ($2::text)::"SubscriptionTier" = ANY(m.tiers)
  WHERE chosen.id = $1
  ORDER BY named.place`;

/** The models that may still answer one question. */
export function createFallbacks({ find, move }: FallBack, generation: Generation) {
  const { abort, job } = generation;
  let left: AnswerModel[] | null = null;

  return {
    /** Whether the answer is written; false where another model has been found for it. Throws what nobody makes good. */
    async hasAnswered(write: () => Promise<void>): Promise<boolean> {
      try {
        await write();
        return true;
      } catch (error) {
        const isOver = abort.signal.aborted || generation.firstTokenMs !== null;
        if (isOver || !(error instanceof ProviderError)) throw error;

        left ??= await find(job);
        for (let next = left.shift(); next; next = left.shift()) {
          if (await move(generation, next, error)) return false;
        }
        throw error;
      }
    },
  };
}
