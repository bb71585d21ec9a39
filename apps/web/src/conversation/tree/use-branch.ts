import type { Message } from "@claw/contract";
import { useCallback, useEffect, useMemo, useRef } from "react";
import { useApp } from "../../app/app-context.ts";
import { useStore } from "../../store/create-store.ts";
import { useOutgoing } from "../send/use-outgoing.ts";
import { arrange } from "./arrange.ts";
import { isOnNewestBranch } from "./visible-branch.ts";

/** The branch of a conversation that is shown, with what is on its way, and how to look at another. */
export function useBranch(conversationId: string, messages: readonly Message[]) {
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

  const latest = useRef(messages);
  useEffect(() => {
    latest.current = messages;
  });
  const choose = useCallback(
    (messageId: string) => {
      if (isOnNewestBranch(latest.current, messageId)) branches.followNewest(conversationId);
      else branches.choose(conversationId, messageId);
    },
    [branches, conversationId],
  );

  return { shown, coming, outgoing, choose };
}
