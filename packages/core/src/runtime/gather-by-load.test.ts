import { expect, test } from "vitest";
import { gatherByLoad } from "./gather-by-load.ts";

/** What is gathered after so many looks at a process that is so busy. */
function after(looks: readonly { utilisation: number; times: number }[]): number {
  const { observe, gatherMs } = gatherByLoad();
  for (const { utilisation, times } of looks) {
    for (let time = 0; time < times; time += 1) observe(utilisation);
  }

  return gatherMs();
}

test("a process that has air gathers nothing, however long it runs", () => {
  expect(after([])).toBe(0);
  expect(after([{ utilisation: 0.5, times: 1000 }])).toBe(0);
});

test("the less air there is, the longer text is gathered, up to a tenth of a second", () => {
  const at = (utilisation: number) => after([{ utilisation, times: 1000 }]);

  expect(at(0.52)).toBeCloseTo(20);
  expect(at(0.56)).toBeCloseTo(60);
  expect(at(0.6)).toBeCloseTo(100);
  expect(at(1)).toBe(100);
});

test("a short peak gathers nothing, and with the load goes the gathering", () => {
  const usual = { utilisation: 0.35, times: 20 };
  const crowd = { utilisation: 1, times: 1000 };

  expect(after([usual, { utilisation: 0.9, times: 1 }])).toBe(0);
  expect(after([crowd, { utilisation: 0.3, times: 10 }])).toBe(0);
});
