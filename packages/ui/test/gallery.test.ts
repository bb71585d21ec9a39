import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  axeSource,
  findBarriers,
  findChromium,
  launchChromium,
  openPage,
  showTheme,
} from "@claw/testing/browser";
import { build, preview } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const executable = findChromium();
const configFile = join(import.meta.dirname, "../vite.config.ts");

/** Where the page is painted to, for somebody to look at; nowhere unless it is said. */
const pictures = process.env.WALK_PICTURES;

/** Whole pages by themselves: they have no place on another one. */
const wholePages = ["./message-screen.tsx", "./crash-screen.tsx"];

/** The components of each file that the package's doors name. */
async function componentsByFile(): Promise<Map<string, string[]>> {
  const doors = ["index.ts", "chart/index.ts", "data-table/index.ts"];
  const texts = await Promise.all(
    doors.map((door) => readFile(join(import.meta.dirname, "../src", door), "utf8")),
  );
  const exports = texts.flatMap((text) => [...text.matchAll(/export \{([^}]+)\} from "(\.\/[\w-]+\.tsx)"/g)]);

  return new Map(
    exports.map(([, names = "", file = ""]) => [file, names.match(/(?<!type )\b[A-Z]\w+/g) ?? []]),
  );
}

describe.skipIf(executable === null)("the page of all components", () => {
  const stack = new AsyncDisposableStack();
  let url = "";

  beforeAll(async () => {
    const outDir = await mkdtemp(join(tmpdir(), "claw-gallery-"));
    stack.defer(() => rm(outDir, { recursive: true, force: true }));
    await build({ configFile, logLevel: "error", build: { outDir } });
    const server = await preview({
      configFile,
      logLevel: "error",
      build: { outDir },
      preview: { port: 0, host: "127.0.0.1" },
    });
    stack.defer(() => server.close());
    url = server.resolvedUrls?.local[0] ?? "";
  });
  afterAll(() => stack.disposeAsync());

  test("shows every component, and axe finds nothing in either theme", async () => {
    if (!executable) return;

    const browser = await launchChromium(executable);
    stack.defer(() => browser.close());
    const { page, problems } = await openPage(browser, url, { locale: "en" });
    await page.addInitScript({ path: axeSource });
    await page.goto(url);
    await page.getByRole("heading", { name: "Components" }).waitFor();

    const shown = await page
      .locator("[data-component]")
      .evaluateAll((sections) =>
        sections.flatMap((section) => (section.getAttribute("data-component") ?? "").split(", ")),
      );
    const missing = [...(await componentsByFile())].filter(
      ([file, names]) =>
        names.length > 0 && !wholePages.includes(file) && !names.some((name) => shown.includes(name)),
    );
    expect(missing).toEqual([]);

    for (const theme of ["light", "dark"] as const) {
      await showTheme(page, theme);
      if (pictures) await page.screenshot({ path: join(pictures, `gallery-${theme}.png`), fullPage: true });
      expect(await findBarriers(page)).toEqual([]);
    }
    expect(problems).toEqual([]);
  });
});
