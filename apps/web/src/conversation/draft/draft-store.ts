/** What a person has typed and not sent, kept on this device until it is sent. */
export type DraftStore = {
  read(place: string): string;
  write(place: string, text: string): void;
  subscribe(listener: () => void): () => void;
  /** Everything of everybody: a device that is signed out keeps nothing. */
  clearAll(): void;
};

export type DraftStorage = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

export type DraftStoreDeps = {
  storage: DraftStorage;
  /** The person's id, so that two people on one device do not read each other's. */
  owner(): string;
  /** The device has no room left: the draft lives in memory only. */
  onFull(error: unknown): void;
};

/** What every draft's key begins with, before its owner's id. */
export const draftPrefix = "claw.draft.";

/** Where the draft of a conversation that does not exist yet is kept. */
export const newConversationPlace = "new";

/** Where the new wording of a question is kept. */
export function editPlace(messageId: string): string {
  return `edit.${messageId}`;
}

function draftKeys(storage: DraftStorage): string[] {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index));
  return keys.filter((key) => key !== null).filter((key) => key.startsWith(draftPrefix));
}

function save({ storage, onFull }: DraftStoreDeps, key: string, text: string): void {
  if (text === "") {
    storage.removeItem(key);
    return;
  }

  try {
    storage.setItem(key, text);
  } catch (error) {
    onFull(error);
  }
}

export function createDraftStore(deps: DraftStoreDeps): DraftStore {
  const texts = new Map<string, string>();
  const listeners = new Set<() => void>();
  const keyOf = (place: string) => `${draftPrefix}${deps.owner()}.${place}`;
  const announce = () => {
    for (const listener of [...listeners]) listener();
  };

  return {
    read: (place) => texts.get(keyOf(place)) ?? deps.storage.getItem(keyOf(place)) ?? "",
    write(place, text) {
      texts.set(keyOf(place), text);
      save(deps, keyOf(place), text);
      announce();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    clearAll() {
      texts.clear();
      for (const key of draftKeys(deps.storage)) deps.storage.removeItem(key);
      announce();
    },
  };
}

/** What goes back into the composer when a send failed: the failed text first, then what was typed since. */
export function rejoin(failed: string, typedSince: string): string {
  if (typedSince.trim() === "" || typedSince === failed) return failed;
  return `${failed}\n\n${typedSince}`;
}
