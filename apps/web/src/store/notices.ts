import type { Failure } from "@claw/client/browser";
import { createStore, type Store } from "@claw/ui/store";

/** Something that a person should hear of and that is not visible otherwise. */
export type Notice = {
  id: number;
  key:
    | "conversation.changeFailed"
    | "conversation.deleteFailed"
    | "conversation.branchFailed"
    | "conversation.exportFailed"
    | "answer.regenerateFailed"
    | "answer.continueFailed"
    | "composer.filesFailed"
    | "knowledge.document.failed";
  failure: Failure;
};

export type Notices = {
  store: Store<readonly Notice[]>;
  tell(key: Notice["key"], failure: Failure): void;
  dismiss(id: number): void;
};

const longestStay = 8000;

export function createNotices(after: (milliseconds: number, callback: () => void) => void): Notices {
  const store = createStore<readonly Notice[]>([]);
  let lastId = 0;
  const dismiss = (id: number) => store.set((notices) => notices.filter((notice) => notice.id !== id));

  return {
    store,
    dismiss,
    tell(key, failure) {
      lastId += 1;
      const id = lastId;
      store.set((notices) => [...notices.slice(-2), { id, key, failure }]);
      after(longestStay, () => dismiss(id));
    },
  };
}
