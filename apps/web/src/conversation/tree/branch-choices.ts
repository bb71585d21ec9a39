import { createStore, type Store } from "@claw/ui/store";

/** Which branch of a conversation is looked at, where it is not the newest: the id of a message on it. */
export type BranchChoices = {
  store: Store<Readonly<Record<string, string>>>;
  choose(conversationId: string, messageId: string): void;
  followNewest(conversationId: string): void;
};

export function createBranchChoices(): BranchChoices {
  const store = createStore<Readonly<Record<string, string>>>({});

  return {
    store,
    choose: (conversationId, messageId) =>
      store.set((choices) => ({ ...choices, [conversationId]: messageId })),
    followNewest(conversationId) {
      if (store.get()[conversationId] === undefined) return;

      store.set(({ [conversationId]: _, ...others }) => others);
    },
  };
}
