import type { Failure } from "../../api/failure.ts";
import { createStore, type Store } from "../../store/create-store.ts";

/** A message that is on its way to the server. */
export type OutgoingMessage = { messageId: string; conversationId: string; content: string; sentAt: string };

/** A send that failed. The same text sent again keeps its ids, so that it cannot arrive twice. */
export type FailedSend = { messageId: string; conversationId: string; content: string; failure: Failure };

export type OutboxState = {
  outgoing: readonly OutgoingMessage[];
  /** By the place whose composer holds the text again. */
  failed: Readonly<Record<string, FailedSend>>;
};

export type Outbox = {
  store: Store<OutboxState>;
  add(place: string, conversationId: string, content: string): OutgoingMessage;
  settle(message: OutgoingMessage): void;
  fail(place: string, message: OutgoingMessage, failure: Failure): void;
  /** The person has seen why it failed. */
  forgive(place: string): void;
  clear(): void;
};

export type OutboxDeps = { newId(): string; now(): Date };

const empty: OutboxState = { outgoing: [], failed: {} };

function without(state: OutboxState, message: OutgoingMessage): OutboxState {
  return { ...state, outgoing: state.outgoing.filter(({ messageId }) => messageId !== message.messageId) };
}

function forgiven(state: OutboxState, place: string): OutboxState {
  const { [place]: _, ...failed } = state.failed;
  return { ...state, failed };
}

export function createOutbox({ newId, now }: OutboxDeps): Outbox {
  const store = createStore(empty);

  return {
    store,
    add(place, conversationId, content) {
      const earlier = store.get().failed[place];
      const isRepeat = earlier?.content === content && earlier.conversationId === conversationId;
      const messageId = isRepeat ? earlier.messageId : newId();
      const message = { messageId, conversationId, content, sentAt: now().toISOString() };
      store.set((state) => {
        const next = forgiven(state, place);
        return { ...next, outgoing: [...next.outgoing, message] };
      });

      return message;
    },
    settle: (message) => store.set((state) => without(state, message)),
    fail(place, message, failure) {
      const { messageId, conversationId, content } = message;
      store.set((state) => ({
        ...without(state, message),
        failed: { ...state.failed, [place]: { messageId, conversationId, content, failure } },
      }));
    },
    forgive: (place) => store.set((state) => forgiven(state, place)),
    clear: () => store.set(empty),
  };
}
