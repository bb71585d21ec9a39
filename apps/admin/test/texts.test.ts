import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const source = join(import.meta.dirname, "../src");
const components = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((path) =>
  path.endsWith(".tsx"),
);

/** Words between tags, and words in attributes that are read out or shown. */
const shownWords = [
  /(?<!=)>\s*([A-Z][\p{Letter} ]{2,})[\s.]*</gu,
  /\b(?:aria-label|title|placeholder|alt)="([^"]*\p{Letter}[^"]*)"/gu,
];

test("no component says anything by itself: every text is in the catalogues", () => {
  const found = components.flatMap((path) => {
    const text = readFileSync(join(source, path), "utf8").replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
    const words = shownWords.flatMap((shape) => [...text.matchAll(shape)].map((match) => match[1] ?? ""));
    const han = [...text.matchAll(/[\p{Script=Han}]+/gu)].map(([word]) => word);

    return [...words, ...han].map((word) => `${path}: ${word.trim()}`);
  });

  expect(components.length).toBeGreaterThan(50);
  expect(found).toEqual([]);
});
