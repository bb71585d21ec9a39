import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayInChina, daysInMonth, formatDay, periodContaining, periodEndAfter } from "./calendar.ts";

const instants = fc.date({
  min: new Date("2000-01-01T00:00:00Z"),
  max: new Date("2100-01-01T00:00:00Z"),
  noInvalidDate: true,
});

function ends(start: string, anchorDay: number, count: number): string[] {
  const days: string[] = [];
  for (let at = new Date(start); days.length < count; ) {
    at = periodEndAfter(at, anchorDay);
    days.push(formatDay(at));
  }

  return days;
}

describe("a subscription of the 31st of January", () => {
  test("goes through a leap year on the last days of shorter months, and comes back to the 31st", () => {
    expect(ends("2028-01-31T04:00:00Z", 31, 6)).toEqual([
      "2028-02-29",
      "2028-03-31",
      "2028-04-30",
      "2028-05-31",
      "2028-06-30",
      "2028-07-31",
    ]);
  });

  test("has the 28th of February in other years", () => {
    expect(ends("2027-01-31T04:00:00Z", 31, 2)).toEqual(["2027-02-28", "2027-03-31"]);
  });
});

test("days are China's: 16:00 in UTC is the next day there", () => {
  expect(dayInChina(new Date("2026-12-31T15:59:59.999Z"))).toEqual({ year: 2026, month: 12, day: 31 });
  expect(dayInChina(new Date("2026-12-31T16:00:00.000Z"))).toEqual({ year: 2027, month: 1, day: 1 });
  expect(formatDay(periodEndAfter(new Date("2026-12-30T16:30:00Z"), 31))).toBe("2027-01-31");
});

test("a period ends in the next month, on its anchor day or the last, at the same time of day", () => {
  fc.assert(
    fc.property(instants, (start) => {
      const from = dayInChina(start);
      const end = periodEndAfter(start, from.day);
      const to = dayInChina(end);

      expect((to.year - from.year) * 12 + to.month - from.month).toBe(1);
      expect(to.day).toBe(Math.min(from.day, daysInMonth(to.year, to.month)));
      expect((end.getTime() - start.getTime()) % 86_400_000).toBe(0);
    }),
  );
});

test("twelve periods are a year to the millisecond, but for a 29th of February", () => {
  fc.assert(
    fc.property(instants, (start) => {
      const { year, month, day } = dayInChina(start);
      fc.pre(!(month === 2 && day === 29));
      let end = start;
      for (let period = 0; period < 12; period += 1) end = periodEndAfter(end, day);

      expect(dayInChina(end)).toEqual({ year: year + 1, month, day });
    }),
  );
});

test("periods follow each other without a gap, and exactly one contains an instant", () => {
  fc.assert(
    fc.property(instants, fc.integer({ min: 0, max: 1_000 }), (lastEnd, days) => {
      const at = new Date(lastEnd.getTime() + days * 86_400_000);
      const { start, end } = periodContaining(lastEnd, dayInChina(lastEnd).day, at);

      expect(start <= at && at < end).toBe(true);
      expect(end).toEqual(periodEndAfter(start, dayInChina(lastEnd).day));
    }),
  );
});
