import type { Message } from "@claw/contract";
import { messageTree } from "./message-tree.ts";

/** A message of the branch that is shown, and its place among those that it could be exchanged for. */
export type ShownMessage = {
  message: Message;
  /** Ids, oldest first; this message's among them. */
  siblings: readonly string[];
  /** Counted from 0. */
  index: number;
};

/**
 * The one branch that is shown: to the newest message below the chosen one. Nothing chosen, or what was chosen is not
 * loaded: to the newest of all. Reaches up as far as messages are loaded.
 * @param messages oldest first
 */
export function visibleBranch(messages: readonly Message[], chosenId: string | null): ShownMessage[] {
  const tree = messageTree(messages);
  const chosen = chosenId === null ? null : tree.find(chosenId);
  const leaf = chosen ? tree.newestBelow(chosen) : messages.at(-1);
  if (!leaf) return [];

  return tree.branchTo(leaf).map((message) => {
    const siblings = tree.siblingsOf(message).map(({ id }) => id);
    return { message, siblings, index: siblings.indexOf(message.id) };
  });
}

/** Whether both look alike: each arrangement makes its items anew. */
export function isSameShown(one: ShownMessage, other: ShownMessage): boolean {
  const isSamePlace = one.index === other.index && one.siblings.join() === other.siblings.join();

  return one.message === other.message && isSamePlace;
}

/** Whether following the newest message shows this one as well, so that there is no need to remember a choice. */
export function isOnNewestBranch(messages: readonly Message[], messageId: string): boolean {
  return visibleBranch(messages, null).some(({ message }) => message.id === messageId);
}
