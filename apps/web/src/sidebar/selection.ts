import type { Conversation } from "@claw/contract";
import { longestPage } from "./use-conversations.ts";

/** Conversations that were chosen to do something with all of them, by id. */
export type Selection = ReadonlyMap<string, Conversation>;

/** With this one chosen, or not any more. No more can be chosen than one deed changes. */
export function toggle(selection: Selection, conversation: Conversation): Selection {
  const next = new Map(selection);
  if (!next.delete(conversation.id) && next.size < longestPage) next.set(conversation.id, conversation);

  return next;
}

/** The first of these, as many as one deed changes. */
export function selectAll(conversations: readonly Conversation[]): Selection {
  return new Map(conversations.slice(0, longestPage).map((conversation) => [conversation.id, conversation]));
}
