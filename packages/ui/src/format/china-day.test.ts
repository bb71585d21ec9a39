import { expect, test } from "vitest";
import { addDays, chinaDayOf, daysBetween, firstOfMonth, isDay } from "./china-day.ts";

test("a day begins at midnight in China, wherever one is", () => {
  expect(chinaDayOf(new Date("2026-11-29T15:59:59.999Z"))).toBe("2026-11-29");
  expect(chinaDayOf(new Date("2026-11-29T16:00:00.000Z"))).toBe("2026-11-30");
});

test("days and months are counted over the ends of months and years, leap days included", () => {
  expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
  expect(addDays("2028-03-01", -1)).toBe("2028-02-29");
  expect(firstOfMonth("2026-01-31")).toBe("2026-01-01");
  expect(firstOfMonth("2026-01-31", -1)).toBe("2025-12-01");
  expect(daysBetween("2026-02-27", "2026-03-01")).toEqual(["2026-02-27", "2026-02-28", "2026-03-01"]);
  expect(daysBetween("2026-02-02", "2026-02-01")).toEqual([]);
});

test("what an address says is a day only where the calendar has it", () => {
  expect([
    isDay("2026-02-28"),
    isDay("2026-02-29"),
    isDay("2026-2-1"),
    isDay(20_260_228),
    isDay("2026-13-01"),
  ]).toEqual([true, false, false, false, false]);
});
