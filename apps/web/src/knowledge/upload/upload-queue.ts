import type { Failure } from "@claw/client/browser";
import type { Document } from "@claw/contract";
import { createStore, type Store } from "@claw/ui/store";

/** A file on its way into a base. */
export type UploadItem = {
  id: string;
  knowledgeBaseId: string;
  /** The document that it becomes a new version of; null: a new one. */
  documentId: string | null;
  name: string;
  /** In bytes. */
  size: number;
  state:
    | { kind: "waiting" }
    /** From 0 to 1, as sent. */
    | { kind: "sending"; progress: number }
    /** The same bytes were there already. */
    | { kind: "known"; title: string }
    | { kind: "failed"; failure: UploadFailure };
};

/** Why a file was not taken, by this page or by the server. */
export type UploadFailure = { kind: "tooLarge"; limit: number } | { kind: "empty" } | RefusedUpload;
type RefusedUpload = { kind: "refused"; failure: Failure };

export type UploadOrder = { knowledgeBaseId: string; documentId: string | null; files: readonly File[] };

export type SendFile = (
  input: { knowledgeBaseId: string; file: File; documentId?: string },
  options: { onProgress: (sent: number) => void; signal: AbortSignal },
) => Promise<Document>;

export type UploadQueueDeps = {
  send: SendFile;
  toFailure(error: unknown): Failure;
  newId(): string;
};

export type UploadQueue = {
  store: Store<readonly UploadItem[]>;
  /** Hears of documents that the server has. Returns what ends the listening. */
  onSent(listener: (document: Document) => void): () => void;
  /** @param largest in bytes; null where nobody knows */
  add(order: UploadOrder, largest: number | null): void;
  /** Takes it out; what is being sent is sent no further. */
  cancel(id: string): void;
  retry(id: string): void;
  /** Takes out what has come to an end in this base. */
  tidy(knowledgeBaseId: string): void;
  /** Nobody is signed in any more. */
  clear(): void;
};

/** As many at once; more would only share the same line. */
const mostAtOnce = 3;

function problemOf(file: File, largest: number | null): UploadFailure | null {
  if (file.size === 0) return { kind: "empty" };
  return largest !== null && file.size > largest ? { kind: "tooLarge", limit: largest } : null;
}

/** Sends files, three at a time, in the order in which they came. It goes on while other pages are looked at. */
export function createUploadQueue({ send, toFailure, newId }: UploadQueueDeps): UploadQueue {
  const store = createStore<readonly UploadItem[]>([]);
  const files = new Map<string, File>();
  const under = new Map<string, AbortController>();
  const listeners = new Set<(document: Document) => void>();

  const change = (id: string, state: UploadItem["state"]) =>
    store.set((items) => items.map((item) => (item.id === id ? { ...item, state } : item)));
  const forget = (id: string) => {
    files.delete(id);
    under.get(id)?.abort();
    under.delete(id);
    store.set((items) => items.filter((item) => item.id !== id));
  };

  const pump = () => {
    const waiting = store.get().filter(({ state }) => state.kind === "waiting");
    for (const item of waiting.slice(0, Math.max(0, mostAtOnce - under.size))) {
      const file = files.get(item.id);
      if (file) void sendOne(item, file);
    }
  };

  async function sendOne({ id, knowledgeBaseId, documentId }: UploadItem, file: File): Promise<void> {
    const wish = new AbortController();
    under.set(id, wish);
    change(id, { kind: "sending", progress: 0 });

    try {
      const document = await send(
        { knowledgeBaseId, file, ...(documentId === null ? {} : { documentId }) },
        {
          signal: wish.signal,
          onProgress: (sent) => {
            if (!wish.signal.aborted) change(id, { kind: "sending", progress: sent });
          },
        },
      );
      if (wish.signal.aborted) return;

      for (const listener of [...listeners]) listener(document);
      if (document.status === "ready" && documentId === null)
        change(id, { kind: "known", title: document.title });
      else forget(id);
    } catch (error) {
      if (!wish.signal.aborted)
        change(id, { kind: "failed", failure: { kind: "refused", failure: toFailure(error) } });
    } finally {
      if (under.get(id) === wish) under.delete(id);
      pump();
    }
  }

  return {
    store,
    onSent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    add({ knowledgeBaseId, documentId, files: chosen }, largest) {
      const added = chosen.map((file): UploadItem => {
        const id = newId();
        const problem = problemOf(file, largest);
        files.set(id, file);

        return {
          id,
          knowledgeBaseId,
          documentId,
          name: file.name,
          size: file.size,
          state: problem ? { kind: "failed", failure: problem } : { kind: "waiting" },
        };
      });
      store.set((items) => [...items, ...added]);
      pump();
    },
    cancel(id) {
      forget(id);
      pump();
    },
    retry(id) {
      change(id, { kind: "waiting" });
      pump();
    },
    tidy(knowledgeBaseId) {
      const ended = store
        .get()
        .filter(({ state, ...item }) => item.knowledgeBaseId === knowledgeBaseId && hasEnded(state));
      for (const { id } of ended) forget(id);
    },
    clear() {
      for (const { id } of store.get()) forget(id);
    },
  };
}

function hasEnded({ kind }: UploadItem["state"]): boolean {
  return kind === "failed" || kind === "known";
}
