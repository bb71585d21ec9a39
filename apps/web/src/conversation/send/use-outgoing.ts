import { useApp } from "../../app/app-context.ts";
import { useStore } from "../../store/create-store.ts";
import type { FailedSend, OutgoingMessage } from "./outbox.ts";

/** The messages of a conversation that the server does not have yet. */
export function useOutgoing(conversationId: string): OutgoingMessage[] {
  const { outgoing } = useStore(useApp().outbox.store);

  return outgoing.filter((message) => message.conversationId === conversationId);
}

/** The send that failed and whose text is back in the composer of this place. */
export function useFailedSend(place: string): FailedSend | null {
  const { failed } = useStore(useApp().outbox.store);

  return failed[place] ?? null;
}
