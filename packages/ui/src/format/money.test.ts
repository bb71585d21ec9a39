import { expect, test } from "vitest";
import { formatMoney, isZero, perThousand, splitMoney } from "./money.ts";

test("a cost is shown to the last micro-yuan, without idle zeros", () => {
  expect(formatMoney("0.036020", "zh")).toBe("0.03602 元");
  expect(formatMoney("0.036020", "en")).toBe("¥0.03602");
  expect(formatMoney("0.000001", "zh")).toBe("0.000001 元");
  expect(formatMoney("12.500000", "en")).toBe("¥12.50");
  expect(formatMoney("0.000000", "zh")).toBe("0.00 元");
});

test("thousands are grouped and a debt keeps its sign before the amount", () => {
  expect(formatMoney("1234567.890000", "zh")).toBe("1,234,567.89 元");
  expect(formatMoney("-1234.560000", "en")).toBe("-¥1,234.56");
});

test("amounts beyond what a float can hold stay exact", () => {
  expect(formatMoney("9007199254740993.000001", "en")).toBe("¥9,007,199,254,740,993.000001");
});

test("a price per million tokens is told per thousand", () => {
  expect(formatMoney(perThousand("20.000000"), "zh")).toBe("0.02 元");
  expect(formatMoney(perThousand("0.100000"), "en")).toBe("¥0.0001");
  expect(formatMoney(perThousand("12345.000000"), "en")).toBe("¥12.345");
});

test("nothing is nothing, however many zeros it is written with", () => {
  expect(isZero("0.000000")).toBe(true);
  expect(isZero("0.000001")).toBe(false);
});

test("an amount can be set in parts that read as the whole", () => {
  expect(splitMoney("-1234.567000", "zh")).toEqual({
    before: "-",
    main: "1,234.56",
    rest: "7",
    after: " 元",
  });
  expect(splitMoney("9.500000", "en")).toEqual({ before: "¥", main: "9.50", rest: "", after: "" });
});
