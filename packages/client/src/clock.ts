/** Time, so that tests need not wait for it. */
export type Clock = {
  /** Milliseconds since 1970. The wall clock: it goes on while a laptop sleeps, as the server's does. */
  now(): number;
  /**
   * Runs once after `ms` milliseconds, unless cancelled by the returned function. What nobody waits for is done in the
   * background: a process may end before it.
   */
  after(ms: number, run: () => void, how?: "inBackground"): () => void;
};

/** Browsers answer timers with a number, Node with an object that can let the process go. */
function letGo(timer: unknown): void {
  if (typeof timer !== "object" || timer === null || !("unref" in timer)) return;

  if (typeof timer.unref === "function") timer.unref();
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, run, how) {
    const timer = setTimeout(run, ms);
    if (how === "inBackground") letGo(timer);

    return () => clearTimeout(timer);
  },
};
