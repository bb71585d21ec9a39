export type Gathering<Key> = Disposable & { add(key: Key): void };

/** Hands over what came within a moment in one piece, each key once. One timer, and none while nothing comes. */
export function createGathering<Key>(
  gatherMs: number,
  handOver: (keys: ReadonlySet<Key>) => void,
): Gathering<Key> {
  let keys = new Set<Key>();
  let timer: NodeJS.Timeout | null = null;
  let isClosed = false;

  function flush(): void {
    const gathered = keys;
    keys = new Set();
    timer = null;
    handOver(gathered);
  }

  return {
    add(key) {
      if (isClosed) return;

      keys.add(key);
      timer ??= setTimeout(flush, gatherMs).unref();
    },
    [Symbol.dispose]() {
      if (timer) clearTimeout(timer);
      isClosed = true;
    },
  };
}
