import type { Message } from "@claw/contract";
import type { OnItsWay } from "../send/outgoing.ts";
import { type ShownMessage, visibleBranch } from "./visible-branch.ts";

export type Arrangement = {
  shown: ShownMessage[];
  /** What is on its way and has no message yet; it stands after the last that is shown. */
  coming: OnItsWay[];
};

/** Where the branch ends for what is coming: null where it belongs to a branch that is not shown. */
function lengthBefore(branch: readonly ShownMessage[], coming: OnItsWay): number | null {
  const placeOf = (messageId: string | null) => branch.findIndex(({ message }) => message.id === messageId);

  if (coming.kind === "continuation") return null;
  if (coming.kind === "answer") return placeOf(coming.questionId) + 1 || null;
  if (coming.replacesId !== null) {
    const place = placeOf(coming.replacesId);
    return place === -1 ? null : place;
  }
  return coming.parentId === null ? branch.length : placeOf(coming.parentId) + 1 || null;
}

/**
 * What is shown of a conversation: one branch, and after it what was sent a moment ago, in place of what it is about to
 * replace. What has arrived is shown although another branch is chosen.
 */
export function arrange(
  messages: readonly Message[],
  chosenId: string | null,
  outgoing: readonly OnItsWay[],
): Arrangement {
  const loaded = new Set(messages.map(({ id }) => id));
  const landed = outgoing.findLast(({ id, kind }) => kind !== "continuation" && loaded.has(id));
  const branch = visibleBranch(messages, landed?.id ?? chosenId);
  const coming = outgoing.filter(
    (message) => !loaded.has(message.id) && lengthBefore(branch, message) !== null,
  );
  const ends = coming.map((message) => lengthBefore(branch, message) ?? branch.length);

  return { shown: branch.slice(0, Math.min(branch.length, ...ends)), coming };
}
