import { expect, test } from "vitest";
import { pacedFrames } from "./paced-frames.ts";

/** A page whose clock is moved by hand. */
function page() {
  const frames: (() => void)[] = [];
  const timers: { at: number; callback: () => void }[] = [];
  const clock = { time: 0 };
  const next = pacedFrames(
    { paceMs: 40, share: 0.2, longestMs: 500 },
    {
      now: () => clock.time,
      requestFrame: (callback) => frames.push(callback),
      after: (milliseconds, callback) => timers.push({ at: clock.time + milliseconds, callback }),
    },
  );
  const painted: number[] = [];

  return {
    painted,
    /** Something has come that is to be painted. */
    write: () => next(() => painted.push(clock.time)),
    /** Goes on until then; painting takes so long. */
    until(end: number, costMs = 0) {
      while (clock.time <= end) {
        for (const paint of frames.splice(0)) {
          paint();
          clock.time += costMs;
        }
        const due = timers.filter(({ at }) => at <= clock.time);
        for (const timer of due) timers.splice(timers.indexOf(timer), 1);
        for (const { callback } of due) callback();
        clock.time += 1;
      }
    },
  };
}

test("the first text is painted with the next frame, and what follows no more often than the pace", () => {
  const { write, until, painted } = page();

  write();
  until(15);
  write();
  until(499);
  write();
  until(600);

  expect(painted).toHaveLength(3);
  expect(painted[0]).toBe(0);
  expect(painted[1]).toBeGreaterThanOrEqual(40);
  expect(painted[1]).toBeLessThanOrEqual(45);
  expect(painted[2]).toBe(500);
});

test("a page that takes long to paint is painted less often: a fifth of its time, twice a second at the least", () => {
  const slow = page();
  slow.write();
  slow.until(31, 30);
  slow.write();
  slow.until(400, 30);
  expect(slow.painted[1]).toBeGreaterThanOrEqual(150);
  expect(slow.painted[1]).toBeLessThanOrEqual(160);

  const stuck = page();
  stuck.write();
  stuck.until(2_001, 2_000);
  stuck.write();
  stuck.until(2_600, 2_000);
  expect(stuck.painted[1]).toBeLessThanOrEqual(2_010);
});
