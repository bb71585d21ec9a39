import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Catalogue, catalogueProblems } from "@claw/testing/texts";
import { expect, test } from "vitest";

const folder = join(import.meta.dirname, "../src/messages");
/** A room, or the frame; parts of these are imported by them. */
const catalogue = /^(zh|en)(-\w+)?\.ts$/;

async function readAll(language: "zh" | "en"): Promise<Catalogue> {
  const files = readdirSync(folder).filter((name) => catalogue.test(name) && name.startsWith(language));
  const trees = await Promise.all(
    files.map(async (name): Promise<Record<string, Catalogue>> => {
      return await import(pathToFileURL(join(folder, name)).href);
    }),
  );

  return Object.assign({}, ...trees.flatMap((tree) => Object.values(tree)));
}

test("both languages say everything, each in its own words, and fill in the same values", async () => {
  const zh = await readAll("zh");

  expect(Object.keys(zh).length).toBeGreaterThan(8);
  expect(
    catalogueProblems({
      zh,
      en: await readAll("en"),
      names: [
        "CLAW.AI",
        "DeepSeek",
        "OpenAI",
        "Ollama",
        "Stripe",
        "English",
        "API",
        "token",
        "SMTP",
        "Redis",
        "PostgreSQL",
        "CSV",
        "JSON",
        "ID",
        "URL",
      ],
    }),
  ).toEqual([]);
});
