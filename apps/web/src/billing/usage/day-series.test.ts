import type { UsageGroup } from "@claw/contract";
import { expect, test } from "vitest";
import { mostSeries, seriesByDay } from "./day-series.ts";

function group(day: string, model: string | null, cost: string, calls = 1): UsageGroup {
  return {
    key: day,
    label: null,
    subKey: model,
    calls,
    estimatedCalls: 0,
    freshTokens: 10,
    cachedTokens: 0,
    cacheWriteTokens: 0,
    outputTokens: 5,
    reasoningTokens: 0,
    totalTokens: 15,
    cost,
  };
}

const week = { from: "2026-03-01", to: "2026-03-04" };

test("days without use are there with nothing, in order", () => {
  const { days } = seriesByDay([group("2026-03-02", "a", "0.100000", 2)], week);

  expect(days.map(({ day, cost, calls }) => [day, cost, calls])).toEqual([
    ["2026-03-01", "0.000000", 0],
    ["2026-03-02", "0.100000", 2],
    ["2026-03-03", "0.000000", 0],
    ["2026-03-04", "0.000000", 0],
  ]);
});

test("the parts of a day are its whole, with the models that have no colour together at the end", () => {
  const models = ["a", "b", "c", "d", "e", "f", "g"];
  const groups = models.map((model, index) => group("2026-03-02", model, `${index + 1}.000001`));
  const series = seriesByDay(groups, week);
  const day = series.days[1];

  expect(series.models).toEqual(["g", "f", "e", "d", "c", null]);
  expect(series.models).toHaveLength(mostSeries + 1);
  expect(day?.costs.at(-1)).toBe("3.000002");
  expect(day?.cost).toBe("28.000007");
});

test("nothing at all is days of nothing", () => {
  const { models, days } = seriesByDay([], week);

  expect(models).toEqual([]);
  expect(days).toHaveLength(4);
});
