import type { Message } from "@claw/contract";

/** The loaded messages by who follows whom. Those of pages that are not loaded yet may be missing above, never below. */
export type MessageTree = {
  find(messageId: string): Message | null;
  /** The messages that share a parent with this one, oldest first, itself among them. */
  siblingsOf(message: Message): readonly Message[];
  /** From the oldest loaded message above the leaf down to the leaf itself. */
  branchTo(leaf: Message): Message[];
  /** The newest message below this one, or itself. */
  newestBelow(message: Message): Message;
};

/** @param messages as they were loaded, oldest first */
export function messageTree(messages: readonly Message[]): MessageTree {
  const byId = new Map(messages.map((message) => [message.id, message]));
  const byParent = Map.groupBy(messages, ({ parentId }) => parentId);
  const parentOf = ({ parentId }: Message) => (parentId === null ? null : (byId.get(parentId) ?? null));

  return {
    find: (messageId) => byId.get(messageId) ?? null,
    siblingsOf: (message) => byParent.get(message.parentId) ?? [message],
    branchTo(leaf) {
      const branch: Message[] = [];
      for (let step: Message | null = leaf; step; step = parentOf(step)) branch.push(step);

      return branch.reverse();
    },
    newestBelow(message) {
      const below = new Set([message.id]);
      let newest = message;
      for (const other of messages) {
        if (other.parentId === null || !below.has(other.parentId)) continue;

        below.add(other.id);
        newest = other;
      }

      return newest;
    },
  };
}
