/** Where somebody waits for things that are to come, each by its id. */
export type Arrivals = {
  /** Lets go who waits for it. */
  announce(id: string): void;
  /** Resolves when it is announced, or after some milliseconds, or when the signal aborts. */
  wait(id: string, milliseconds: number, signal?: AbortSignal): Promise<void>;
};

export function createArrivals(): Arrivals {
  const waiting = new Map<string, Set<() => void>>();

  return {
    announce(id) {
      for (const go of waiting.get(id) ?? []) go();
    },
    wait(id, milliseconds, signal) {
      const { promise, resolve } = Promise.withResolvers<void>();
      if (signal?.aborted) return Promise.resolve();

      const others = waiting.get(id) ?? new Set();
      const timer = setTimeout(go, milliseconds);
      function go() {
        clearTimeout(timer);
        signal?.removeEventListener("abort", go);
        others.delete(go);
        if (others.size === 0 && waiting.get(id) === others) waiting.delete(id);
        resolve();
      }
      signal?.addEventListener("abort", go, { once: true });
      waiting.set(id, others.add(go));

      return promise;
    },
  };
}
