import { expect, test } from "vitest";
import { factor } from "./show.ts";
import { spread } from "./spread.ts";
import { atLeast, atMost } from "./verdict.ts";
import { verdictTable } from "./verdict-table.ts";

const what = "tokens/s to raw";

test("a bar is met at its limit and missed beside it, by the median alone", () => {
  const low = spread([0.1, 0.49, 9]);
  const even = spread([0.1, 0.5, 9]);
  const high = spread([0.1, 0.51, 9]);
  const judge = (judging: typeof atLeast) =>
    [low, even, high].map((found) => judging({ what, found, limit: 0.5, write: factor }).isMet);

  expect(judge(atLeast)).toEqual([false, true, true]);
  expect(judge(atMost)).toEqual([true, true, false]);
});

test("what could not be measured is not met", () => {
  expect(atLeast({ what, found: null, limit: 0, write: factor })).toMatchObject({ found: "–", isMet: false });
  expect(atMost({ what, found: null, limit: 9, write: factor })).toMatchObject({ found: "–", isMet: false });
});

test("the table says which bar is missed, in lines of equal length", () => {
  const verdicts = [1, 3].map((value) =>
    atMost({ what: `at ${value}`, found: spread([value]), limit: 2, write: factor }),
  );
  const lines = verdictTable(verdicts).split("\n");

  expect(lines[2]).toMatch(/at 1 .*1\.00 \(1\.00–1\.00\).*≤ 2\.00.*yes/);
  expect(lines[3]).toMatch(/at 3 .*\*\*no\*\*/);
  expect(new Set(lines.map((line) => line.length)).size).toBe(1);
});
