import { expect, test } from "vitest";
import { describeNoise, isQuiet, quietest } from "./noise.ts";

function round(foreignShare: number | null) {
  return { claw: { foreignShare: 0 }, raw: { foreignShare }, coalesced: { foreignShare: 0 } };
}

test("one server's noisy part makes its whole round noisy", () => {
  expect([0.1, 0.3, null].map((share) => isQuiet(round(share)))).toEqual([true, false, true]);
});

test("the rounds with the least foreign load are kept, and the page says so where noisy ones remain", () => {
  const rounds = [round(0.5), round(0.02), round(0.3), round(0.01)];

  expect(quietest(rounds, 2)).toEqual([round(0.01), round(0.02)]);
  expect(describeNoise(rounds, quietest(rounds, 2))).toContain("2 of 4 rounds");
  expect(describeNoise(rounds, quietest(rounds, 2))).toContain("none of them is in the figures");
  expect(describeNoise(rounds, quietest(rounds, 3))).toContain("1 of them are in the figures");
});
