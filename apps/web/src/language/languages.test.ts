import { expect, test } from "vitest";
import { en } from "../messages/en.ts";
import { zh } from "../messages/zh.ts";
import { chooseLanguage } from "./languages.ts";

const remembering = (value: string | null) => ({ getItem: () => value });

type Tree = { readonly [key: string]: string | Tree };

function paths(tree: Tree, prefix = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[prefix + key, value]] : paths(value, `${prefix}${key}.`),
  );
}

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)/g)].map((match) => match[1]).sort();

test("the browser's first language that we speak is used, and a remembered choice goes before it", () => {
  expect(chooseLanguage(remembering(null), ["fr-FR", "zh-Hant-TW", "en"])).toBe("zh");
  expect(chooseLanguage(remembering(null), ["en-GB", "zh-CN"])).toBe("en");
  expect(chooseLanguage(remembering("zh"), ["en-GB"])).toBe("zh");
  expect(chooseLanguage(remembering("klingon"), ["ja"])).toBe("en");
});

test("both languages have the same keys, no empty text and the same values to fill in", () => {
  const english = new Map(paths(en));

  expect([...english.keys()].sort()).toEqual(
    paths(zh)
      .map(([key]) => key)
      .sort(),
  );
  for (const [key, text] of paths(zh)) {
    const other = english.get(key) ?? "";
    expect(text.trim(), key).not.toBe("");
    expect(other.trim(), key).not.toBe("");
    expect(placeholders(other), key).toEqual(placeholders(text));
  }
});

test("Chinese texts say 你, and neither language shouts", () => {
  for (const [key, text] of [...paths(zh), ...paths(en)]) {
    expect(text, key).not.toMatch(/您|！|!/);
  }
});
