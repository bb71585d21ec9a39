import type { Message } from "@claw/contract";
import type { OnItsWay } from "../send/outgoing.ts";
import type { ShownMessage } from "../tree/visible-branch.ts";

/** What the list is made of, each with a key of its own. */
export type MessageRow =
  | { kind: "more"; key: string; way: "older" | "newer"; onLoad: () => void }
  | { kind: "message"; key: string; shown: ShownMessage; question: Message | null }
  | { kind: "coming"; key: string; message: OnItsWay };

export type MoreMessages = { key: string; onLoad: () => void };

export type MessageRowsOptions = {
  shown: readonly ShownMessage[];
  /** Not yet with the server; after all that is shown. */
  coming: readonly OnItsWay[];
  /** Null where everything is loaded. Changes its key with each page, since a page may hold none of this branch. */
  older: MoreMessages | null;
  newer: MoreMessages | null;
};

/** The branch that is shown, from its oldest loaded message to the one that is just being sent. */
export function messageRows({ shown, coming, older, newer }: MessageRowsOptions): MessageRow[] {
  const messages = shown.map((item, index): MessageRow => {
    const { id, parentId } = item.message;
    const before = shown[index - 1]?.message;
    const isAnswerTo = before?.id === parentId && before?.role === "user";

    return { kind: "message", key: id, shown: item, question: isAnswerTo ? (before ?? null) : null };
  });

  return [
    ...(older ? [{ kind: "more", way: "older", ...older } as const] : []),
    ...messages,
    ...(newer ? [{ kind: "more", way: "newer", ...newer } as const] : []),
    ...coming.map((message) => ({ kind: "coming", key: message.id, message }) as const),
  ];
}
