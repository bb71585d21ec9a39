import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const source = join(import.meta.dirname, "../src");
const components = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((path) =>
  /(?<!\.test)\.tsx$/.test(path),
);

/** Words between tags, and words in attributes that are read out or shown. */
const shownWords = [
  />\s*([A-Z][\p{Letter} ]{2,})[\s.]*</gu,
  /\b(?:aria-label|title|placeholder|alt)="([^"]*\p{Letter}[^"]*)"/gu,
];
/** The product's name is the same in every language. */
const names = new Set(["CLAW"]);

test("no component says anything by itself: every text is in the catalogues", () => {
  const found = components.flatMap((path) => {
    const text = readFileSync(join(source, path), "utf8").replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
    const words = shownWords.flatMap((shape) => [...text.matchAll(shape)].map((match) => match[1] ?? ""));
    const han = [...text.matchAll(/[\p{Script=Han}]+/gu)].map(([word]) => word);

    return [...words, ...han]
      .filter((word) => !names.has(word.trim()))
      .map((word) => `${path}: ${word.trim()}`);
  });

  expect(components.length).toBeGreaterThan(150);
  expect(found).toEqual([]);
});
