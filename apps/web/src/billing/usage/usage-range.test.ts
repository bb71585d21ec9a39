import { expect, test } from "vitest";
import { daysOf } from "./usage-range.ts";

test("each choice is the days that it says, today included", () => {
  expect(daysOf("7d", "2026-03-03")).toEqual({ from: "2026-02-25", to: "2026-03-03" });
  expect(daysOf("30d", "2026-03-03")).toEqual({ from: "2026-02-02", to: "2026-03-03" });
  expect(daysOf("month", "2026-03-31")).toEqual({ from: "2026-03-01", to: "2026-03-31" });
  expect(daysOf("lastMonth", "2026-03-31")).toEqual({ from: "2026-02-01", to: "2026-02-28" });
});

test("days of one's own may come from an address: half given, turned round, or far too many", () => {
  expect(daysOf("custom", "2026-03-03", {})).toEqual({ from: "2026-02-02", to: "2026-03-03" });
  expect(daysOf("custom", "2026-03-03", { from: "2026-03-02", to: "2026-03-01" })).toEqual({
    from: "2026-03-01",
    to: "2026-03-02",
  });
  expect(daysOf("custom", "2026-03-03", { from: "1999-01-01", to: "2026-03-03" }).from).toBe("2025-01-27");
  expect(daysOf("custom", "2026-03-03", { from: "nonsense" }).from).toBe("2026-02-02");
});
