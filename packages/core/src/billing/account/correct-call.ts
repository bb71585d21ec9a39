import type { Actor, ReconcileCall } from "@claw/contract";
import { requireOperator } from "../../runtime/require-actor.ts";
import { reconcileCall } from "../reconcile-call.ts";
import type { AccountDeps } from "./deps.ts";

/** Operators only. See {@link reconcileCall}. */
export async function correctCall(
  { db, clock }: AccountDeps,
  actor: Actor,
  input: ReconcileCall,
): Promise<void> {
  const operator = requireOperator(actor);
  const { callId, reason } = input;
  const usage = {
    fresh: input.freshTokens,
    cached: input.cachedTokens,
    cacheWrite: input.cacheWriteTokens,
    output: input.outputTokens,
    reasoning: input.reasoningTokens,
  };

  await reconcileCall(db, { callId, usage, by: { operator, at: clock.now() }, reason });
}
