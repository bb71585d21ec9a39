import { type Database, statement } from "@claw/db";
import type { Clock, Log } from "../../runtime/ports.ts";
import type { Instead } from "../fallback/create-fallbacks.ts";
import { findFallbacks } from "../fallback/find-fallbacks.ts";
import { moveCall } from "../fallback/move-call.ts";
import type { ChatModels } from "../ports.ts";
import type { Generation } from "./generation.ts";

export type FallBackDeps = {
  db: Database;
  clock: Clock;
  log: Log;
  chatModels: ChatModels;
  processId: string;
  leaseSeconds: number;
};

/** How another model comes to write an answer of a conversation. */
export type FallBack = (generation: Generation) => Instead;

export function createFallBack(deps: FallBackDeps): FallBack {
  const { processId, leaseSeconds } = deps;

  return (generation) => ({
    find: () => findFallbacks(deps, generation.job.chosen.modelId, generation.job.chosen.tier),
    isTooLate: () => generation.abort.signal.aborted || generation.firstTokenMs !== null,
    async move(model, failure) {
      const { job } = generation;
      const { reply, organizationId, userId, tokens } = job;
      generation.isChangingCalls = true;
      try {
        const moved = await moveCall(deps, {
          failed: job,
          failure,
          model,
          request: {
            organizationId,
            userId,
            conversationId: reply.conversationId,
            messageId: reply.id,
            purpose: "answer",
            start: { content: reply.content.length, reasoning: reply.reasoning.length },
            tokens,
            lease: { owner: processId, seconds: leaseSeconds },
          },
          with: (callId) => [statement("hand-over", handOverSql, [reply.id, model.name, job.callId, callId])],
        });
        if (!moved) return false;

        generation.job = {
          ...job,
          ...moved.call,
          reply: { ...reply, model: model.name },
          model: model.name,
          upstreamName: model.upstreamName,
          chatModel: moved.chatModel,
          sent: null,
        };
        generation.admittedAt = performance.now();
        return true;
      } finally {
        generation.isChangingCalls = false;
      }
    },
  });
}

/** The answer says who writes it, and a wish to stop it is not lost with the call that it was said of. */
const handOverSql = `
  WITH said AS (
    UPDATE messages SET model = $2 WHERE id = $1 AND status = 'streaming' AND EXISTS (SELECT FROM llm_calls WHERE id = $4)
  )
  UPDATE llm_calls n SET stop_requested_at = o.stop_requested_at
  FROM llm_calls o WHERE n.id = $4 AND o.id = $3 AND o.stop_requested_at IS NOT NULL`;
