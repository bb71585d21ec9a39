/** Time, so that tests need not wait for it. */
export type Clock = {
  /** Milliseconds since 1970. The wall clock: it goes on while a laptop sleeps, as the server's does. */
  now(): number;
  /** Runs once after `ms` milliseconds, unless cancelled by the returned function. Never keeps a process alive. */
  after(ms: number, run: () => void): () => void;
};

/** Browsers answer timers with a number, Node with an object that can let the process go. */
function letGo(timer: unknown): void {
  if (typeof timer !== "object" || timer === null || !("unref" in timer)) return;

  if (typeof timer.unref === "function") timer.unref();
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    letGo(timer);

    return () => clearTimeout(timer);
  },
};
