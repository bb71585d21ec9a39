import { expect, test } from "vitest";
import { diffLines } from "./diff-lines.ts";

const signs = { same: " ", gone: "-", new: "+" };
const diff = (before: string, after: string) =>
  diffLines(before.split("\n"), after.split("\n")).map(({ change, text }) => signs[change] + text);

test("lines that both have stay, what is gone comes before what takes its place", () => {
  expect(diff("{\n  zh: 旧\n  en: old\n}", "{\n  zh: 新\n  en: old\n}")).toEqual([
    " {",
    "-  zh: 旧",
    "+  zh: 新",
    "   en: old",
    " }",
  ]);
});

test("lines are added and taken at the ends and in between", () => {
  expect(diff("a\nb\nc", "b\nx\nc\nd")).toEqual(["-a", " b", "+x", " c", "+d"]);
  expect(diff("1", "2")).toEqual(["-1", "+2"]);
  expect(diff("1", "1")).toEqual([" 1"]);
});

test("of every pair of texts, the old one is what is not new and the new one what is not gone", () => {
  const texts = ["", "a", "a\na\nb", "b\na\nb\na", "c\nb\na"].map((text) => text.split("\n"));
  for (const before of texts) {
    for (const after of texts) {
      const lines = diffLines(before, after);
      expect(lines.flatMap(({ change, text }) => (change === "new" ? [] : [text]))).toEqual(before);
      expect(lines.flatMap(({ change, text }) => (change === "gone" ? [] : [text]))).toEqual(after);
    }
  }
});
