import { expect, test } from "vitest";
import { toUnit } from "./bytes.ts";

test("sizes are short: one place below ten, none above, in the largest unit that fits", () => {
  const text = (bytes: number) => Object.values(toUnit(bytes)).join(" ");

  expect([0, 1, 1023, 1024, 1536, 10 * 1024, 34_567_890, 2 * 1024 ** 4].map(text)).toEqual([
    "0 B",
    "1 B",
    "1023 B",
    "1 KB",
    "1.5 KB",
    "10 KB",
    "33 MB",
    "2 TB",
  ]);
});

test("a size just below the next unit is shown in that one", () => {
  expect(toUnit(1024 * 1024 - 1)).toEqual({ value: 1, unit: "MB" });
});
