/** How long a provider may take, in milliseconds. */
export type Deadlines = {
  /** Until the response's head. */
  connect: number;
  /** From the request to the first token; models that think for long need it. */
  firstToken: number;
  /** Between two reads after it. */
  silence: number;
};

export const usualDeadlines: Deadlines = { connect: 60_000, firstToken: 180_000, silence: 60_000 };

/** A timer that aborts when a phase takes too long. */
export type Watchdog = Disposable & {
  signal: AbortSignal;
  /** Whether it was the timer that aborted. */
  hasFired(): boolean;
  /** Begins a phase of at most this long. */
  allow(milliseconds: number): void;
};

export function startWatchdog(outer: AbortSignal): Watchdog {
  const own = new AbortController();
  let hasFired = false;
  let timer: NodeJS.Timeout | undefined;
  let allowed = 0;

  // AbortSignal.any would leave it to the garbage collector to let go of a signal that outlives the call.
  const leave = () => own.abort();
  if (outer.aborted) leave();
  else outer.addEventListener("abort", leave, { once: true });

  return {
    signal: own.signal,
    hasFired: () => hasFired,
    allow(milliseconds) {
      // The usual case, with every read.
      if (timer && milliseconds === allowed) {
        timer.refresh();
        return;
      }

      clearTimeout(timer);
      allowed = milliseconds;
      timer = setTimeout(() => {
        if (own.signal.aborted) return;

        hasFired = true;
        own.abort();
      }, milliseconds);
    },
    [Symbol.dispose]() {
      clearTimeout(timer);
      outer.removeEventListener("abort", leave);
    },
  };
}
