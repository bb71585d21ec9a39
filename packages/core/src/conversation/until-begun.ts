import type { Actor } from "@claw/contract";
import { isOwnMessage } from "./get-own.ts";
import { isWrittenHere } from "./is-written-here.ts";
import type { ConversationDeps } from "./service.ts";

/** Before an answer that others write is looked for in PostgreSQL for the first time, in milliseconds. */
const firstLookMs = 300;

/**
 * Waits for an answer of the caller's that is being asked for at this moment. One that begins here is heard of at once,
 * one of another process by looking, ever less often. Whoever asks may be refused, and another's answer never is the
 * caller's: so it resolves after a while in any case.
 */
export async function untilBegun(
  deps: ConversationDeps,
  actor: Actor,
  messageId: string,
  signal?: AbortSignal,
): Promise<void> {
  const patience = performance.now() + deps.limits.expectedSeconds * 1000;
  for (let pauseMs = firstLookMs; performance.now() < patience; pauseMs *= 2) {
    const rest = patience - performance.now();
    await deps.generations.untilStart(messageId, Math.min(pauseMs, rest), signal);
    if (signal?.aborted) return;
    if (isWrittenHere(deps, actor, messageId) || (await isOwnMessage(deps.db, actor, messageId))) return;
  }
}
