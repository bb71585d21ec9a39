import { expect, test } from "vitest";
import { plainAmount } from "./plain-amount.ts";
import { readAmount } from "./read-amount.ts";

test("an amount is read however it is typed", () => {
  const read = ["100", " 1,234.50 ", "￥２０", "50 元", "0100.", "0.01", "1000000"].map(readAmount);

  expect(read).toEqual(
    ["100", "1234.50", "20", "50", "100", "0.01", "1000000"].map((amount) => ({ amount })),
  );
});

test("what cannot be paid is refused with its reason", () => {
  expect(readAmount("  ")).toEqual({ problem: "required" });
  for (const typed of ["abc", "-5", "1e3", "1.2.3", "0x10", "1,23"])
    expect(readAmount(typed), typed).toEqual({ problem: "malformed" });
  expect(readAmount("0.001")).toEqual({ problem: "places" });
  for (const typed of ["0", "0.00", "1000000.01", "99999999999999999999"])
    expect(readAmount(typed), typed).toEqual({ problem: "range" });
});

test("an amount of the contract is typed short, and read back as the same", () => {
  expect(["100.500000", "100.000000", "0.010000", "20"].map(plainAmount)).toEqual([
    "100.5",
    "100",
    "0.01",
    "20",
  ]);
});
