import { expect, test } from "vitest";
import { betweenStartsMs, staggerAnswers } from "./stagger.ts";

const load = { tokens: 400, tokensPerSecond: 50 };
const readers = 60;
const everybody = Array.from({ length: readers }, (_, reader) => ({
  startedMs: reader * betweenStartsMs,
  ...staggerAnswers(reader, readers, load),
}));
const msOf = (tokens: number) => (tokens * 1000) / load.tokensPerSecond;

test("first answers end evenly over the length of one answer, once all have begun", () => {
  const allRunMs = readers * betweenStartsMs;
  const endsMs = everybody.map(({ startedMs, first }) => startedMs + msOf(first) - allRunMs);

  for (const [reader, endMs] of endsMs.entries()) {
    const evenly = (msOf(load.tokens) * (reader + 1)) / readers;
    expect(Math.abs(endMs - evenly)).toBeLessThanOrEqual(msOf(1));
  }
});

test("all answers go on until the time that is measured is over", () => {
  const overMs = readers * betweenStartsMs + msOf(load.tokens);

  for (const { startedMs, first, second } of everybody) {
    expect(startedMs + msOf(first + second)).toBeGreaterThan(overMs + 400);
  }
});
