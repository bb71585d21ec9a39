import { expect, test } from "vitest";
import { sentenceEnds } from "./sentence-ends.ts";

function sentences(text: string): string[] {
  const ends = sentenceEnds(text, 0, text.length);

  return ends.map((end, index) => text.slice(ends[index - 1] ?? 0, end));
}

test.each([
  ["他说：“今天很好。”然后走了。", ["他说：“今天很好。”", "然后走了。"]],
  ["真的吗？！当然（真的）。好；再见……完", ["真的吗？！", "当然（真的）。", "好；", "再见……", "完"]],
  ["Pi is 3.14 and e is 2.72. Next one.", ["Pi is 3.14 and e is 2.72. ", "Next one."]],
  ["Use tools, e.g. Node, by Dr. Smith. It works.", ["Use tools, e.g. Node, by Dr. Smith. ", "It works."]],
  ["J. R. Tolkien wrote it. He did!", ["J. R. Tolkien wrote it. ", "He did!"]],
  ['"It is over." She left.', ['"It is over." ', "She left."]],
  ["1. First point. 2. Second.", ["1. First point. ", "2. Second."]],
  ["版本 2.0 已发布。Node.js 很快。", ["版本 2.0 已发布。", "Node.js 很快。"]],
  ["see example.com for more", ["see example.com for more"]],
])("%s", (text, expected) => {
  expect(sentences(text)).toEqual(expected);
});

test("a span within a text is cut within its bounds", () => {
  expect(sentenceEnds("One. Two. Three. Four.", 5, 16)).toEqual([10, 16]);
});
