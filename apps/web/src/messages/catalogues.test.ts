import { expect, test } from "vitest";
import { en } from "./en.ts";
import { enBilling } from "./en-billing.ts";
import { enHouse } from "./en-house.ts";
import { enKnowledge } from "./en-knowledge.ts";
import { enPalette } from "./en-palette.ts";
import { enSettings } from "./en-settings.ts";
import { enShare } from "./en-share.ts";
import { zh } from "./zh.ts";
import { zhBilling } from "./zh-billing.ts";
import { zhHouse } from "./zh-house.ts";
import { zhKnowledge } from "./zh-knowledge.ts";
import { zhPalette } from "./zh-palette.ts";
import { zhSettings } from "./zh-settings.ts";
import { zhShare } from "./zh-share.ts";

type Tree = { readonly [key: string]: string | Tree };

function paths(tree: Tree, prefix = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[prefix + key, value]] : paths(value, `${prefix}${key}.`),
  );
}

const chinese = paths({
  ...zh,
  ...zhHouse,
  ...zhKnowledge,
  ...zhBilling,
  ...zhSettings,
  ...zhShare,
  ...zhPalette,
});
const english = paths({
  ...en,
  ...enHouse,
  ...enKnowledge,
  ...enBilling,
  ...enSettings,
  ...enShare,
  ...enPalette,
});

const placeholders = (text: string) =>
  [...new Set([...text.matchAll(/\{(\w+)[,}]/g)].map((match) => match[1]))].sort();

test("both languages have the same keys, no empty text and the same values to fill in", () => {
  const translated = new Map(english);

  expect([...translated.keys()].sort()).toEqual(chinese.map(([key]) => key).sort());
  for (const [key, text] of chinese) {
    const other = translated.get(key) ?? "";
    expect(text.trim(), key).not.toBe("");
    expect(other.trim(), key).not.toBe("");
    expect(placeholders(other), key).toEqual(placeholders(text));
  }
});

test("Chinese texts say 你, and neither language shouts", () => {
  for (const [key, text] of [...chinese, ...english]) {
    expect(text, key).not.toMatch(/您|！|!/);
  }
});

test("no English text has a Chinese word in it, and Chinese texts are Chinese but for names and signs", () => {
  const foreign = english.filter(
    ([key, text]) => /\p{Script=Han}/u.test(text) && !key.startsWith("language."),
  );
  const plain = chinese
    .filter(([, text]) => !/\p{Script=Han}/u.test(text.replace(/\{.*?\}/g, "")))
    .map(([, text]) => text.replace(/\{.*?\}/g, "").trim())
    .filter((text) => /\p{Letter}/u.test(text));

  expect(foreign).toEqual([]);
  expect([...new Set(plain)].sort()).toEqual([
    "CLAW.AI",
    "CSV",
    "English",
    "Excel",
    "Markdown",
    "PDF",
    "PowerPoint",
    "Stripe",
    "Word",
    "token",
  ]);
});
