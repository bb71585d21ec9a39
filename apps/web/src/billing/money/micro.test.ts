import { expect, test } from "vitest";
import { compareMoney, negateMoney, partOf, sumMoney } from "./micro.ts";

test("sums are exact where floats are not", () => {
  expect(sumMoney(["0.100000", "0.200000"])).toBe("0.300000");
  expect(sumMoney(["9007199254740993.000001", "-0.000001"])).toBe("9007199254740993.000000");
  expect(sumMoney([])).toBe("0.000000");
});

test("amounts are compared by value and turned around", () => {
  expect(["10.000000", "-1.000000", "9.000000"].toSorted(compareMoney)).toEqual([
    "-1.000000",
    "9.000000",
    "10.000000",
  ]);
  expect(negateMoney("-0.036020")).toBe("0.036020");
});

test("a part of nothing is nothing, and more than the whole is more than one", () => {
  expect(partOf("1.000000", "0.000000")).toBe(0);
  expect(partOf("0.500000", "2.000000")).toBe(0.25);
  expect(partOf("3.000000", "2.000000")).toBe(1.5);
});
