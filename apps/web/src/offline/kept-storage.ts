import type { Kept } from "./kept-conversations.ts";

const databaseName = "claw.kept";
const storeName = "kept";
const key = "last";

/** One record in the browser's own database: texts are too much for the local storage, which a page waits for. */
export type KeptStorage = {
  read(): Promise<Kept | null>;
  write(kept: Kept): Promise<void>;
  clear(): Promise<void>;
};

function promised<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("the browser's database refused"));
  });
}

async function open(factory: IDBFactory): Promise<IDBDatabase> {
  const request = factory.open(databaseName, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(storeName);

  return await promised(request);
}

export function keptStorage(factory: IDBFactory): KeptStorage {
  const use = async <Result>(
    mode: IDBTransactionMode,
    deed: (store: IDBObjectStore) => IDBRequest<Result>,
  ): Promise<Result> => {
    const database = await open(factory);
    try {
      return await promised(deed(database.transaction(storeName, mode).objectStore(storeName)));
    } finally {
      database.close();
    }
  };

  return {
    read: async () => {
      const found: Kept | undefined = await use("readonly", (store) => store.get(key));
      return found ?? null;
    },
    write: async (kept) => void (await use("readwrite", (store) => store.put(kept, key))),
    clear: async () => void (await use("readwrite", (store) => store.clear())),
  };
}
