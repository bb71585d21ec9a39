import { expect, test } from "vitest";
import { chooseLanguage } from "./languages.ts";

const remembering = (value: string | null) => ({ getItem: () => value });

test("the browser's first language that we speak is used, and a remembered choice goes before it", () => {
  expect(chooseLanguage(remembering(null), ["fr-FR", "zh-Hant-TW", "en"])).toBe("zh");
  expect(chooseLanguage(remembering(null), ["en-GB", "zh-CN"])).toBe("en");
  expect(chooseLanguage(remembering("zh"), ["en-GB"])).toBe("zh");
  expect(chooseLanguage(remembering("klingon"), ["ja"])).toBe("en");
});
