import { expect, test } from "vitest";
import { judgeGrowth, slopeOf } from "./judge-growth.ts";
import type { Sample } from "./series.ts";

function samples(heapAt: (seconds: number) => number): Sample[] {
  return Array.from({ length: 100 }, (_, index) => ({
    seconds: index * 10,
    values: {
      "resident memory": 300_000_000,
      "heap in use": heapAt(index * 10),
      "memory outside of the heap": 5_000_000,
      sockets: 40 + (index % 7),
      subscriptions: 40,
      handles: 60,
      "database connections": 10,
      "Redis connections": 4,
      "memory of Redis": 2_000_000,
    },
  }));
}

const growing = (all: readonly Sample[]) =>
  judgeGrowth(all)
    .filter(({ isSteady }) => !isSteady)
    .map(({ name }) => name);

test("a leak is seen, also under noise of several times its size", () => {
  const leak = (seconds: number) =>
    60_000_000 + seconds * 30_000 + (Math.imul(seconds, 7_919) % 20) * 2_000_000;

  expect(growing(samples(leak))).toEqual(["heap in use"]);
});

test("noise, a warm-up and a single peak are no growth", () => {
  const steady = (seconds: number) => {
    if (seconds < 150) return 20_000_000 + seconds * 400_000;
    return seconds === 700 ? 500_000_000 : 80_000_000 + (Math.imul(seconds, 7_919) % 20) * 1_000_000;
  };

  expect(growing(samples(steady))).toEqual([]);
});

test("a few wild points do not move the slope", () => {
  const points = Array.from({ length: 50 }, (_, x) => ({ x, y: x === 3 || x === 40 ? 1_000_000 : 2 * x }));

  expect(slopeOf(points)).toBe(2);
});

test("too few samples are no verdict", () => {
  expect(() => judgeGrowth(samples(() => 1).slice(0, 4))).toThrow("too few");
});
