import { expect, test } from "vitest";
import { stateOf } from "./budget-state.ts";

const budget = { spent: "7.000000", held: "0.000000", limit: "10.000000", warnAtPercent: 80 };

test("what is held counts towards the warning and the limit", () => {
  expect(stateOf(budget)).toEqual({ spent: 0.7, held: 0, level: "fine" });
  expect(stateOf({ ...budget, held: "1.000000" })).toEqual({ spent: 0.7, held: 0.1, level: "warned" });
  expect(stateOf({ ...budget, held: "3.000000" }).level).toBe("reached");
  expect(stateOf({ ...budget, spent: "12.500000" })).toEqual({ spent: 1.25, held: 0, level: "reached" });
});

test("a warning comes at its very percent", () => {
  for (const percent of [1, 29, 57, 58, 99])
    expect(
      stateOf({
        ...budget,
        spent: `0.${String(percent).padStart(2, "0")}0000`,
        limit: "1.000000",
        warnAtPercent: percent,
      }).level,
      String(percent),
    ).toBe("warned");
});

test("a millionth below the limit is not the limit", () => {
  expect(stateOf({ ...budget, spent: "9.999999" }).level).toBe("warned");
});
