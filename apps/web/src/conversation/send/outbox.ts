import type { Failure } from "@claw/client/browser";
import { createStore, type Store } from "@claw/ui/store";
import type { OnItsWay, Outgoing, OutgoingQuestion } from "./outgoing.ts";

/** A send that failed. The same text sent again keeps its ids, so that it cannot arrive twice. */
export type FailedSend = { id: string; conversationId: string; content: string; failure: Failure };

export type OutboxState = {
  outgoing: readonly OnItsWay[];
  /** By the place that holds the text again. */
  failed: Readonly<Record<string, FailedSend>>;
  /** Why another answer was refused, by conversation, where a way out is to be shown. */
  refused: Readonly<Record<string, Failure>>;
};

export type Outbox = {
  store: Store<OutboxState>;
  /** The id for a text from this place: that of the failed attempt with the same text, else a new one. */
  idFor(place: string, conversationId: string, content: string): string;
  /** The signal is raised when it is taken back. */
  add(message: Outgoing): AbortSignal;
  /** Whether it is still to be delivered; not after `clear`. */
  has(id: string): boolean;
  setWaiting(id: string, isWaiting: boolean): void;
  /** What has not arrived is not sent any more. */
  takeBack(id: string): void;
  settle(id: string): void;
  fail(message: OutgoingQuestion, place: string, failure: Failure): void;
  /** No text is to be brought back: an answer was to be given again, or to go on. */
  refuse(conversationId: string, failure: Failure): void;
  /** The person has seen why it failed. */
  forgive(place: string): void;
  /** Nobody is signed in any more: nothing is sent. */
  clear(): void;
};

const empty: OutboxState = { outgoing: [], failed: {}, refused: {} };

function without(state: OutboxState, id: string): OutboxState {
  return { ...state, outgoing: state.outgoing.filter((message) => message.id !== id) };
}

function forgiven(state: OutboxState, place: string): OutboxState {
  const { [place]: _, ...failed } = state.failed;
  return { ...state, failed };
}

function admitted(state: OutboxState, conversationId: string): OutboxState {
  const { [conversationId]: _, ...refused } = state.refused;
  return { ...state, refused };
}

export function createOutbox(newId: () => string): Outbox {
  const store = createStore(empty);
  const wishes = new Map<string, AbortController>();

  return {
    store,
    idFor(place, conversationId, content) {
      const earlier = store.get().failed[place];
      const isRepeat = earlier?.content === content && earlier.conversationId === conversationId;

      return isRepeat ? earlier.id : newId();
    },
    add(message) {
      const wish = new AbortController();
      wishes.set(message.id, wish);
      store.set((state) => {
        const hopeful = admitted(state, message.conversationId);
        const next = message.kind === "question" ? forgiven(hopeful, message.place) : hopeful;
        return { ...next, outgoing: [...next.outgoing, { ...message, isWaiting: false }] };
      });

      return wish.signal;
    },
    has: (id) => wishes.has(id),
    setWaiting: (id, isWaiting) =>
      store.set((state) => ({
        ...state,
        outgoing: state.outgoing.map((message) => (message.id === id ? { ...message, isWaiting } : message)),
      })),
    takeBack: (id) => wishes.get(id)?.abort(),
    settle(id) {
      wishes.delete(id);
      store.set((state) => without(state, id));
    },
    fail({ id, conversationId, content }, place, failure) {
      wishes.delete(id);
      store.set((state) => ({
        ...without(state, id),
        failed: { ...state.failed, [place]: { id, conversationId, content, failure } },
      }));
    },
    refuse: (conversationId, failure) =>
      store.set((state) => ({ ...state, refused: { ...state.refused, [conversationId]: failure } })),
    forgive: (place) => store.set((state) => admitted(forgiven(state, place), place)),
    clear() {
      for (const wish of wishes.values()) wish.abort();
      wishes.clear();
      store.set(empty);
    },
  };
}
