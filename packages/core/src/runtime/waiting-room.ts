/** Where readers wait for something new. */
export type WaitingRoom = {
  /** Lets everybody who waits look again. */
  wake(): void;
  /** Resolves with the next `wake`, or when the signal aborts. Look before waiting, with no `await` in between. */
  wait(signal?: AbortSignal): Promise<void>;
};

export function createWaitingRoom(): WaitingRoom {
  const waiting = new Set<() => void>();

  return {
    wake() {
      for (const go of [...waiting]) go();
    },
    wait: (signal) =>
      new Promise((resolve) => {
        function go() {
          waiting.delete(go);
          signal?.removeEventListener("abort", go);
          resolve();
        }
        waiting.add(go);
        signal?.addEventListener("abort", go, { once: true });
      }),
  };
}
