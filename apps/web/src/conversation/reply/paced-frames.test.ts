import { expect, test } from "vitest";
import { pacedFrames } from "./paced-frames.ts";

test("the first text is painted with the next frame, and what follows no more often than the pace", () => {
  let time = 0;
  const frames: (() => void)[] = [];
  const waits: { milliseconds: number; callback: () => void }[] = [];
  const next = pacedFrames(40, {
    now: () => time,
    requestFrame: (callback) => frames.push(callback),
    after: (milliseconds, callback) => waits.push({ milliseconds, callback }),
  });
  const painted: string[] = [];

  next(() => painted.push("first"));
  frames.shift()?.();
  expect(painted).toEqual(["first"]);

  time = 16;
  next(() => painted.push("second"));
  expect(frames).toHaveLength(0);
  expect(waits[0]?.milliseconds).toBe(24);
  waits.shift()?.callback();
  frames.shift()?.();
  expect(painted).toEqual(["first", "second"]);

  time = 500;
  next(() => painted.push("after a pause"));
  expect(waits).toHaveLength(0);
  expect(frames).toHaveLength(1);
});
