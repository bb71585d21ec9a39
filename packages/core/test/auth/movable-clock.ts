import type { Clock } from "../../src/runtime/ports.ts";

export type MovableClock = Clock & { advance(milliseconds: number): void };

/** Stands still until a test moves it. */
export function movableClock(start: string): MovableClock {
  let time = Date.parse(start);

  return {
    now: () => new Date(time),
    advance(milliseconds) {
      time += milliseconds;
    },
  };
}

export const second = 1000;
export const minute = 60 * second;
export const day = 24 * 60 * minute;
