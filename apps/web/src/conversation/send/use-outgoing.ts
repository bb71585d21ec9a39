import type { Failure } from "@claw/client/browser";
import { useStore } from "@claw/ui/store";
import { useMemo } from "react";
import { useApp } from "../../app/app-context.ts";
import type { FailedSend } from "./outbox.ts";
import type { OnItsWay } from "./outgoing.ts";

/** What is on its way to the server for a conversation. */
export function useOutgoing(conversationId: string): OnItsWay[] {
  const { outgoing } = useStore(useApp().outbox.store);

  return useMemo(
    () => outgoing.filter((message) => message.conversationId === conversationId),
    [outgoing, conversationId],
  );
}

/** Whether the server is only about to hear of a conversation: what is known of it is what this page has made. */
export function useIsBeingMade(conversationId: string): boolean {
  return useOutgoing(conversationId).some(
    (message) => message.kind === "question" && message.create !== null,
  );
}

/** The send that failed and whose text is back at this place. */
export function useFailedSend(place: string): FailedSend | null {
  const { failed } = useStore(useApp().outbox.store);

  return failed[place] ?? null;
}

/** Why another answer was refused in a conversation. */
export function useRefusal(conversationId: string): Failure | null {
  const { refused } = useStore(useApp().outbox.store);

  return refused[conversationId] ?? null;
}
