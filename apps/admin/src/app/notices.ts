import { createStore, type Store } from "@claw/ui/store";

/** A word about something that was done, or could not be. */
export type Notice = { id: number; text: string; tone: "success" | "danger" };

export type Notices = {
  store: Store<readonly Notice[]>;
  tell(text: string, tone?: Notice["tone"]): void;
  dismiss(id: number): void;
};

const stayMs = 6_000;

export function createNotices(): Notices {
  const store = createStore<readonly Notice[]>([]);
  let lastId = 0;
  const dismiss = (id: number) => store.set((notices) => notices.filter((notice) => notice.id !== id));

  return {
    store,
    dismiss,
    tell(text, tone = "success") {
      lastId += 1;
      const id = lastId;
      store.set((notices) => [...notices.slice(-2), { id, text, tone }]);
      setTimeout(() => dismiss(id), stayMs);
    },
  };
}
