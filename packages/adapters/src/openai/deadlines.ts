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

/** A timer that aborts when a phase takes too long. It counts the provider's time, and none of ours. */
export type Watchdog = Disposable & {
  signal: AbortSignal;
  /** Whether it was the timer that aborted. */
  hasFired(): boolean;
  /** Begins a phase of at most this long. */
  allow(milliseconds: number): void;
  /** Nothing is waited for, until the next phase: what has come is being worked on. */
  rest(): void;
};

export function startWatchdog(outer: AbortSignal): Watchdog {
  const own = new AbortController();
  let hasFired = false;
  let timer: NodeJS.Timeout | undefined;
  let lastLook: NodeJS.Immediate | undefined;
  let allowed = 0;
  let isResting = false;

  // AbortSignal.any would leave it to the garbage collector to let go of a signal that outlives the call.
  const leave = () => own.abort();
  if (outer.aborted) leave();
  else outer.addEventListener("abort", leave, { once: true });

  function bark(): void {
    if (isResting || own.signal.aborted) return;

    hasFired = true;
    own.abort();
  }

  return {
    signal: own.signal,
    hasFired: () => hasFired,
    allow(milliseconds) {
      isResting = false;
      clearImmediate(lastLook);
      // The usual case, with every read.
      if (timer && milliseconds === allowed) {
        timer.refresh();
        return;
      }

      clearTimeout(timer);
      allowed = milliseconds;
      timer = setTimeout(() => {
        // A process that was held up finds the timer due before it has looked at what came meanwhile.
        lastLook = setImmediate(bark);
      }, milliseconds);
    },
    rest() {
      isResting = true;
    },
    [Symbol.dispose]() {
      clearTimeout(timer);
      clearImmediate(lastLook);
      outer.removeEventListener("abort", leave);
    },
  };
}
