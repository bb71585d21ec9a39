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
  let timer: NodeJS.Timeout | undefined;

  return {
    signal: AbortSignal.any([outer, own.signal]),
    hasFired: () => own.signal.aborted,
    allow(milliseconds) {
      clearTimeout(timer);
      timer = setTimeout(() => own.abort(), milliseconds);
    },
    [Symbol.dispose]: () => clearTimeout(timer),
  };
}
