import type { Clock } from "../src/clock.ts";

/** A clock that stands still until it is told to go on. */
export function manualClock(start = 1_000_000) {
  const timers = new Set<{ at: number; run: () => void }>();
  let now = start;

  const clock: Clock = {
    now: () => now,
    after(ms, run) {
      const timer = { at: now + ms, run };
      timers.add(timer);

      return () => timers.delete(timer);
    },
  };

  return {
    clock,
    /** Moves on, as a machine does that was awake all the time. */
    pass(ms: number) {
      now += ms;
      for (const timer of [...timers].filter(({ at }) => at <= now)) {
        timers.delete(timer);
        timer.run();
      }
    },
    /** Moves on without any timer, as a machine does that was asleep. */
    sleep(ms: number) {
      now += ms;
    },
    pending: () => timers.size,
  };
}
