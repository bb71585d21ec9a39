import { expect, test } from "vitest";
import { sampleConversation } from "../conversation/sample-message.ts";
import { groupByDay } from "./group-by-day.ts";

const now = new Date(2026, 2, 15, 10, 0);

function conversation(id: string, ...[day, hour = 12]: [day: number, hour?: number]) {
  return sampleConversation({ id, lastActivityAt: new Date(2026, 2, day, hour).toISOString() });
}

const shape = (...items: ReturnType<typeof conversation>[]) =>
  groupByDay(items, now).map(({ key, conversations }) => [key, conversations.map(({ id }) => id)]);

test("days are calendar days of this place, not spans of 24 hours", () => {
  expect(shape(conversation("a", 15, 0), conversation("b", 14, 23), conversation("c", 14, 0))).toEqual([
    ["today", ["a"]],
    ["yesterday", ["b", "c"]],
  ]);
});

test("older ones are gathered by week, month, and then by the month of their own", () => {
  expect(
    shape(
      conversation("a", 13),
      conversation("b", 8),
      conversation("c", 7),
      conversation("d", -20),
      conversation("e", -50),
    ),
  ).toEqual([
    ["week", ["a", "b"]],
    ["month", ["c"]],
    ["2026-02-01", ["d"]],
    ["2026-01-01", ["e"]],
  ]);
});

test("a device whose clock is behind the server still says today", () => {
  expect(shape(conversation("a", 16))).toEqual([["today", ["a"]]]);
});

test("nothing is nothing", () => {
  expect(groupByDay([], now)).toEqual([]);
});
