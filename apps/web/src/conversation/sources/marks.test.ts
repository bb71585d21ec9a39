import { expect, test } from "vitest";
import { findMarks } from "./find-marks.ts";
import { linkMarks, readMarkLink } from "./link-marks.ts";

const numbers = new Set([1, 2]);
const found = (text: string) => findMarks(text, numbers).map(({ number, at }) => `${number}@${at}`);

test("brackets around the number of a source are marks, at their places, and other brackets are text", () => {
  expect(found("“水”[1]。见[2][1]，不是[3]、[a]、[^1]")).toEqual(["1@3", "2@8", "1@11"]);
});

test("what stands in code, in a link, in a picture or in a definition is no mark, also while a fence is still open", () => {
  expect(found("```js\na[1]\n```\n和[1]")).toEqual(["1@16"]);
  expect(found("看 `a[1]` 和[2]")).toEqual(["2@10"]);
  expect(found("[1](https://example.com) ![2](a.png) \\[1]")).toEqual([]);
  expect(found("[1]: https://example.com\n[2]")).toEqual(["2@25"]);
  expect(found("[1]\n```\na[2]")).toEqual(["1@0"]);
});

test("an answer without sources has no marks", () => {
  expect(findMarks("第[1]章", new Set())).toEqual([]);
});

test("marks become links that say which source is cited where, and nothing else changes", () => {
  const text = "甲[1]，`[1]`，乙[2]。";
  const linked = linkMarks(text, findMarks(text, numbers));

  expect(linked).toBe("甲[1](#source-1-1)，`[1]`，乙[2](#source-2-12)。");
  expect(readMarkLink("#source-2-12")).toEqual({ number: 2, at: 12 });
});

test("no link of the answer's own is taken for a mark", () => {
  for (const href of ["#source-x", "#fn-1", "https://example.com/#source-1-2", undefined, 5]) {
    expect(readMarkLink(href)).toBeNull();
  }
});

test.each(["`", "~", "[1", "[a](", "``a"])("an answer made of %j alone is read in no time", (piece) => {
  const before = process.cpuUsage();
  found(piece.repeat(100_000 / piece.length));
  // Microseconds of this process alone, whatever else the machine is doing.
  expect(process.cpuUsage(before).user).toBeLessThan(1_500_000);
});
