type Node = { id: string; parentId: string | null };

/**
 * Parents before children, and the branch that ends at `lastId` after all others, so that it is the newest. What names
 * a parent that is not there begins a branch of its own; what only follows itself is left out.
 */
export function orderMessages<Message extends Node>(
  messages: readonly Message[],
  lastId: string | null,
): Message[] {
  const byId = new Map(messages.map((message) => [message.id, message]));
  const present = new Set<string>();
  for (let at = lastId === null ? undefined : byId.get(lastId); at && !present.has(at.id); ) {
    present.add(at.id);
    at = at.parentId === null ? undefined : byId.get(at.parentId);
  }

  const children = new Map<string | null, Message[]>();
  for (const message of byId.values()) {
    const parentId = message.parentId !== null && byId.has(message.parentId) ? message.parentId : null;
    const siblings = children.get(parentId);
    if (siblings) siblings.push(message);
    else children.set(parentId, [message]);
  }

  const ordered: Message[] = [];
  const waiting = inReverse(children.get(null) ?? [], present);
  for (let message = waiting.pop(); message; message = waiting.pop()) {
    ordered.push(byId.has(message.parentId ?? "") ? message : { ...message, parentId: null });
    waiting.push(...inReverse(children.get(message.id) ?? [], present));
  }

  return ordered;
}

/** For a stack: the branch in use is taken last. */
function inReverse<Message extends Node>(
  siblings: readonly Message[],
  present: ReadonlySet<string>,
): Message[] {
  const rank = ({ id }: Message) => (present.has(id) ? 1 : 0);

  return siblings.toSorted((one, other) => rank(one) - rank(other)).reverse();
}
