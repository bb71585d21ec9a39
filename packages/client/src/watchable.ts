/** A value that changes, in the shape of React's `useSyncExternalStore`. */
export type Watchable<Value> = {
  get(): Value;
  /** Calls the listener after each change, until the returned function is called. */
  subscribe(listener: () => void): () => void;
};

export type WatchableSource<Value> = Watchable<Value> & { set(value: Value): void };

export function createWatchable<Value>(initial: Value): WatchableSource<Value> {
  const listeners = new Set<() => void>();
  let current = initial;

  return {
    get: () => current,
    set(value) {
      if (Object.is(value, current)) return;

      current = value;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);

      return () => listeners.delete(listener);
    },
  };
}
