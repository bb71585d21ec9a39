import { expect, test } from "vitest";
import { quantile, spread } from "./spread.ts";

test("the median lies in the middle, between two neighbours where there is no middle", () => {
  expect(spread([9, 1, 5])).toEqual({ median: 5, min: 1, max: 9 });
  expect(spread([4, 1, 2, 100]).median).toBe(3);
  expect(spread([7])).toEqual({ median: 7, min: 7, max: 7 });
});

test("a quantile is interpolated and leaves the values as they were", () => {
  const values = [50, 10, 30, 20, 40];

  expect(quantile(values, 0.25)).toBe(20);
  expect(quantile(values, 0.99)).toBeCloseTo(49.6);
  expect(values).toEqual([50, 10, 30, 20, 40]);
});
