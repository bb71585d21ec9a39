import { expect, test } from "vitest";
import { cutExcerpt, findSpans } from "./cut-excerpt.ts";

const marked = (text: string, words: string[]) =>
  findSpans(text, words).map(({ start, end }) => text.slice(start, end));

test("words are found in any case, wherever they stand, the longer one first where two begin together", () => {
  expect(marked("关于违约金：违约怎么办", ["违约", "违约金"])).toEqual(["违约金", "违约"]);
  expect(marked("Server and SERVER", ["server"])).toEqual(["Server", "SERVER"]);
});

test("what means something in a pattern is taken as it is", () => {
  expect(marked("a.b (100%) [x] {y} a+b", ["(100%)", "[x]", "{y}", "a+b", "a.b"])).toEqual([
    "a.b",
    "(100%)",
    "[x]",
    "{y}",
    "a+b",
  ]);
  expect(marked("axb", ["a.b"])).toEqual([]);
});

test("spans are units of the excerpt that is shown: in one line, with its ellipsis, behind an emoji", () => {
  const { excerpt, spans } = cutExcerpt(
    { text: "👍\n\n  第一条\t违约", isCutBefore: true, isCutAfter: false },
    ["违约"],
  );

  expect(excerpt).toBe("…👍 第一条 违约");
  expect(spans.map(({ start, end }) => excerpt.slice(start, end))).toEqual(["违约"]);
});
