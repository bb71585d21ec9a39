import { expect, test } from "vitest";
import { languageOf } from "./language-of.ts";

test.each([
  ["他说：“好的。”", "zh-CN"],
  ["用 TypeScript 写", "zh-CN"],
  ["漢字とかな", "ja"],
  ["안녕하세요", "ko"],
  ["“I do not know” is rare", ""],
  ["C’est “clair”", ""],
  [`${"a".repeat(400)}汉`, ""],
])("%j is marked as %j", (text, language) => {
  expect(languageOf(text)).toBe(language);
});
