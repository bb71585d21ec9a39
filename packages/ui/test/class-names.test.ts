import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { extendTailwindMerge } from "tailwind-merge";
import { expect, test } from "vitest";
import { cn } from "../src/class-names.ts";

const fullMerge = extendTailwindMerge({ extend: { theme: { shadow: ["float"] } } });
const here = import.meta.dirname;

/** Every text in quotes that components contain; what is no list of classes is left alone by both. */
function textsIn(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith(".tsx"),
  );
  const texts = files.flatMap((path) =>
    [...readFileSync(join(folder, path), "utf8").matchAll(/"([^"\n]+)"/g)].map(([, text]) => text ?? ""),
  );

  return [...new Set(texts)].filter(
    (text) => /^[a-z[-]\S*( |$)/.test(text) && !/[.@]\w+$|^(react|radix|top-up)/.test(text),
  );
}

test("the later of two classes for the same property wins, for every component and every page as with the full table", () => {
  const looks = textsIn(join(here, "../src"));
  const own = ["web", "admin"].flatMap((app) => textsIn(join(here, `../../../apps/${app}/src`)));
  const different = new Set<string>();

  for (const base of looks) {
    for (const classes of own) {
      const both = `${base} ${classes}`;
      const full = fullMerge(both);
      if (cn(both) !== full && different.size < 20) different.add(`${both}\n  ${cn(both)}\n  ${full}`);
    }
  }

  expect(looks.length).toBeGreaterThan(100);
  expect(own.length).toBeGreaterThan(500);
  expect([...different]).toEqual([]);
});
