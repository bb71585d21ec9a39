import type { Message } from "@claw/contract";
import { useStore } from "@claw/ui/store";
import { useCallback, useEffect, useMemo, useRef } from "react";
import { useApp } from "../../app/app-context.ts";
import { useOutgoing } from "../send/use-outgoing.ts";
import { arrange } from "./arrange.ts";
import { isOnNewestBranch } from "./visible-branch.ts";

export type BranchOptions = {
  conversationId: string;
  /** What is loaded, oldest first. */
  messages: readonly Message[];
  /** Whether the newest are among them. */
  hasEnd: boolean;
  /** The message that was looked for. */
  openedAt: string | null;
};

/** The branch of a conversation that is shown, with what is on its way, and how to look at another. */
export function useBranch({ conversationId, messages, hasEnd, openedAt }: BranchOptions) {
  const { branches } = useApp();
  const outgoing = useOutgoing(conversationId);
  const chosenId = useStore(branches.store)[conversationId] ?? null;
  const { shown, coming } = useMemo(
    () => arrange(messages, chosenId, outgoing),
    [messages, chosenId, outgoing],
  );
  const isForgotten =
    chosenId !== null && messages.length > 0 && messages.every((message) => message.id !== chosenId);

  useEffect(() => {
    if (isForgotten) branches.followNewest(conversationId);
  }, [branches, conversationId, isForgotten]);

  // The newest that is loaded is not the newest of all, and may stand on another branch than what follows it.
  const isUnchosen = !hasEnd && chosenId === null && messages.some(({ id }) => id === openedAt);
  useEffect(() => {
    if (isUnchosen && openedAt !== null) branches.choose(conversationId, openedAt);
  }, [branches, conversationId, isUnchosen, openedAt]);

  const latest = useRef({ messages, hasEnd });
  useEffect(() => {
    latest.current = { messages, hasEnd };
  });
  const choose = useCallback(
    (messageId: string) => {
      const loaded = latest.current;
      if (loaded.hasEnd && isOnNewestBranch(loaded.messages, messageId))
        branches.followNewest(conversationId);
      else branches.choose(conversationId, messageId);
    },
    [branches, conversationId],
  );

  return { shown, coming, outgoing, choose };
}
