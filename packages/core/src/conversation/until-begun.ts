import type { Actor } from "@claw/contract";
import { isOwnMessage } from "./get-own.ts";
import { isWrittenHere } from "./is-written-here.ts";
import type { ConversationDeps } from "./service.ts";

/** How often an answer that the log does not know is looked for in PostgreSQL, in milliseconds. */
export const followMs = 300;

/**
 * Waits for an answer of the caller's that is being asked for at this moment, here or at another process. Whoever asks
 * may be refused, and another's answer never is the caller's: so it resolves after a while in any case.
 */
export async function untilBegun(
  deps: ConversationDeps,
  actor: Actor,
  messageId: string,
  signal?: AbortSignal,
): Promise<void> {
  const patience = performance.now() + deps.limits.expectedSeconds * 1000;
  while (performance.now() < patience) {
    await deps.generations.untilStart(messageId, followMs, signal);
    if (signal?.aborted) return;
    if (isWrittenHere(deps, actor, messageId) || (await isOwnMessage(deps.db, actor, messageId))) return;
  }
}
