import type { Actor, ChangeEvent, Positioned, WatchChanges } from "@claw/contract";
import { requireMember } from "../runtime/require-actor.ts";
import type { ConversationDeps } from "./service.ts";

export async function* watchChanges(
  deps: ConversationDeps,
  actor: Actor,
  { lastEventId }: WatchChanges,
  signal?: AbortSignal,
): AsyncGenerator<Positioned<ChangeEvent>> {
  const { userId } = requireMember(actor);

  yield* deps.changes.watch(userId, lastEventId ?? null, signal);
}
