import { mkdir } from "node:fs/promises";
import {
  axeSource,
  findBarriers,
  findChromium,
  findFaint,
  type House,
  isTooWide,
  openHouse,
  openPage,
  readTexts,
  register,
  showTheme,
  signIn,
  somebody,
} from "@claw/testing/browser";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Furniture, furnish } from "./furnish.ts";
import { doorScreens, houseScreens, type Screen } from "./screens.ts";

const executable = findChromium();

/** Where each screen is painted to, for somebody to look at; nowhere unless it is said. */
const pictures = process.env.WALK_PICTURES;

/** Four Latin words in a row are a sentence that nobody has translated. Names and examples are shorter. */
const englishSentence = /\b[A-Za-z]{2,}(?: [A-Za-z]{2,}){3,}/;
const han = /\p{Script=Han}/u;

type Walk = {
  language: "zh" | "en";
  viewport: { width: number; height: number };
  /** What looks for barriers in a theme; the themes share everything but their colours. */
  findBarriers: Partial<Record<"light" | "dark", (page: Page) => Promise<string[]>>>;
  isWrong: (text: string) => boolean;
};

describe.skipIf(executable === null)("every screen, in a real browser", () => {
  let house: House;
  let furniture: Furniture;
  const person = { ...somebody(), name: "Ada" };

  beforeAll(async () => {
    if (!executable) return;

    house = await openHouse(executable, { PAYMENT_INSTRUCTIONS: "6222 0000" });
    house.answering({ "24": { pieces: ["60"] } });
    const { page } = await openPage(house.browser, house.url);
    await register(page, house.url, person);
    furniture = await furnish(house.url, person);
    await page.context().close();
  });
  afterAll(() => house[Symbol.asyncDispose]());

  /** Opens each screen in a language and says what is wrong with it: its texts, its width, and what axe finds. */
  async function walk({ language, viewport, findBarriers, isWrong }: Walk): Promise<string[]> {
    const { page, problems } = await openPage(house.browser, house.url, { expected: /404/, viewport });
    await page.addInitScript({ path: axeSource });
    await page.emulateMedia({ reducedMotion: "reduce" });
    const found: string[] = [];

    const look = async ({ name, path, open }: Screen) => {
      await page.goto(`${house.url}${path}`);
      // A page has its heading once it knows what it shows; those of the sidebar are there before.
      await page.locator("h1").first().waitFor({ state: "attached" });
      await expect.poll(() => page.locator(".skeleton").count()).toBe(0);
      await open?.(page);
      if (open) await page.locator("[role=dialog], [role=menu]").first().waitFor();

      for (const theme of ["light", "dark"] as const) {
        if (!findBarriers[theme] && !pictures) continue;

        await showTheme(page, theme);
        if (pictures) await page.screenshot({ path: `${pictures}/${name}-${language}-${theme}.png` });
        const barriers = (await findBarriers[theme]?.(page)) ?? [];
        found.push(...barriers.map((barrier) => `${name} ${theme}: ${barrier}`));
      }
      found.push(...(await readTexts(page)).filter(isWrong).map((text) => `${name} says: ${text}`));
      if (await isTooWide(page)) found.push(`${name} is wider than the window`);
    };

    if (pictures) await mkdir(pictures, { recursive: true });
    await page.goto(house.url);
    await page.evaluate((chosen) => localStorage.setItem("claw.language", chosen), language);
    for (const screen of doorScreens) await look(screen);
    await page.evaluate(() => localStorage.setItem("claw.language", "zh"));
    await signIn(page, house.url, person);
    await page.evaluate((chosen) => localStorage.setItem("claw.language", chosen), language);
    for (const screen of houseScreens(furniture)) await look(screen);

    return [...found, ...problems];
  }

  test("no screen in English, on a wide window, has a Chinese word, or a barrier in either theme", async () => {
    const wrong = await walk({
      language: "en",
      viewport: { width: 1280, height: 800 },
      findBarriers: { light: findBarriers, dark: findFaint },
      isWrong: (text) => han.test(text.replace("中文", "")),
    });

    expect(wrong).toEqual([]);
  }, 900_000);

  test("no screen in Chinese, on a phone, has an English sentence, or is wider than the phone", async () => {
    const wrong = await walk({
      language: "zh",
      viewport: { width: 390, height: 844 },
      findBarriers: {},
      isWrong: (text) => englishSentence.test(text),
    });

    expect(wrong).toEqual([]);
  }, 900_000);
});
