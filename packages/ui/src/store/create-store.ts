import { useSyncExternalStore } from "react";

/** A value that components can watch, kept outside React. */
export type Store<Value> = {
  get(): Value;
  set(next: Value | ((current: Value) => Value)): void;
  subscribe(listener: () => void): () => void;
};

export function createStore<Value extends object | string | number | boolean | null>(
  initial: Value,
): Store<Value> {
  const listeners = new Set<() => void>();
  let value = initial;

  return {
    get: () => value,
    set(next) {
      const changed = typeof next === "function" ? next(value) : next;
      if (Object.is(changed, value)) return;

      value = changed;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function useStore<Value>(store: Store<Value>): Value {
  return useSyncExternalStore(store.subscribe, store.get);
}
