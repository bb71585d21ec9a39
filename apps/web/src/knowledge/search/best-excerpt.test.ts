import { expect, test } from "vitest";
import { bestExcerpt } from "./best-excerpt.ts";
import { highlightTerms } from "./highlight-terms.ts";

const excerpt = (text: string, length: number, ...terms: string[]) =>
  bestExcerpt(highlightTerms(text, terms), length)
    .map((piece) => (piece.isTerm ? `<${piece.text}>` : piece.text))
    .join("");

test("a short text is shown whole", () => {
  expect(excerpt("转子保修三年", 50, "保修")).toBe("转子<保修>三年");
});

test("of a long one the part is shown that has most of what was looked for", () => {
  const text = `转子${"，别的话".repeat(30)}，转子保修三年，保修期外收费${"，别的话".repeat(30)}`;

  expect(excerpt(text, 60, "转子", "保修")).toMatch(/^….*<转子保修>三年，<保修>期外收费/);
});

test("where nothing was found it is the beginning, and no sign is cut in half", () => {
  expect(excerpt("甲".repeat(100), 10)).toBe("甲".repeat(10));
  expect(excerpt("𠮷".repeat(100), 11).isWellFormed()).toBe(true);
  expect(excerpt(`${"𠮷".repeat(100)}保修`, 31, "保修").isWellFormed()).toBe(true);
});
