import { expect, test } from "vitest";
import { standOut } from "./stand-out.ts";

/** The nearest 60 of so many cosines that have nothing to do with a question, and the value of the best. */
function bestByChance(count: number, scale: number, seed: number): number {
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
  const scores = Array.from(
    { length: count },
    () => scale * Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random()),
  );

  return standOut(scores.sort((a, b) => b - a).slice(0, 60))[0] ?? 0;
}

test.each([
  [200, 0.06],
  [2_000, 0.06],
  [20_000, 0.02],
])("of %i vectors that mean nothing (spread %d) the best rarely stands out", (count, scale) => {
  const values = Array.from({ length: 50 }, (_, at) => bestByChance(count, scale, at + 1));

  expect(values.filter((value) => value > 1).length).toBeLessThanOrEqual(10);
  expect(values.filter((value) => value > 6)).toEqual([]);
});

test("one that is far above the others stands out, in a long list and in a short one", () => {
  const others = Array.from({ length: 59 }, (_, at) => 0.5 - 0.03 * Math.log(at + 1));
  expect(standOut([0.9, ...others])[0]).toBeGreaterThan(6);
  expect(standOut([0.8, 0.25, 0.2])[0]).toBeGreaterThan(6);
  expect(standOut([0.3, 0.25, 0.2])[0]).toBeLessThan(2);
});

test("nothing stands out of nothing, and one alone stands out of nobody", () => {
  expect(standOut([])).toEqual([]);
  expect(standOut([0.9])).toEqual([0]);
  expect(standOut(Array(60).fill(0.5))[0]).toBeLessThan(0);
});
