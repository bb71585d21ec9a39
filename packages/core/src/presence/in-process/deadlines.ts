import type { Clock } from "../../runtime/ports.ts";

export type Deadlines = Disposable & {
  /** Something is due at this time, in milliseconds of the clock. */
  expect(at: number): void;
};

/**
 * One timer for any number of things that end with time, and none while there are none.
 * @param settle does what is due by now, and says when to look again; Infinity for never
 */
export function createDeadlines(clock: Clock, settle: (now: number) => number): Deadlines {
  let timer: NodeJS.Timeout | null = null;
  let armedFor = Number.POSITIVE_INFINITY;

  function arm(at: number): void {
    if (timer) clearTimeout(timer);
    armedFor = at;
    timer = Number.isFinite(at) ? setTimeout(look, Math.max(1, at - clock.now().getTime())).unref() : null;
  }

  function look(): void {
    arm(settle(clock.now().getTime()));
  }

  return {
    expect(at) {
      if (at < armedFor) arm(at);
    },
    [Symbol.dispose]() {
      if (timer) clearTimeout(timer);
    },
  };
}
