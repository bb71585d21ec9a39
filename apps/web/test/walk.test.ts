import { mkdir } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axeSource, findBarriers, readTexts, showTheme } from "./barriers.ts";
import { findChromium, openPage } from "./chromium.ts";
import { type Furniture, furnish } from "./furnish.ts";
import { type House, openHouse } from "./house.ts";
import { register, signIn, somebody } from "./person.ts";
import { doorScreens, houseScreens, type Screen } from "./screens.ts";

const executable = findChromium();

/** Where each screen is painted to, for somebody to look at; nowhere unless it is said. */
const pictures = process.env.WALK_PICTURES;

/** Four Latin words in a row are a sentence that nobody has translated. Names and examples are shorter. */
const englishSentence = /\b[A-Za-z]{2,}(?: [A-Za-z]{2,}){3,}/;
const han = /\p{Script=Han}/u;

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

  /** Opens each screen in a language and says what is wrong with its texts, and what axe finds in these themes. */
  async function walk(
    language: "zh" | "en",
    themes: readonly ("light" | "dark")[],
    isWrong: (text: string) => boolean,
  ): Promise<string[]> {
    const { page, problems } = await openPage(house.browser, house.url, { expected: /404/ });
    await page.addInitScript({ path: axeSource });
    await page.emulateMedia({ reducedMotion: "reduce" });
    const found: string[] = [];

    const look = async ({ name, path, open }: Screen) => {
      await page.goto(`${house.url}${path}`);
      await page.locator("h1, h2").first().waitFor();
      await page.waitForLoadState("networkidle");
      await open?.(page);
      if (open) await page.locator("[role=dialog], [role=menu]").first().waitFor();

      for (const theme of themes) {
        await showTheme(page, theme);
        if (pictures) await page.screenshot({ path: `${pictures}/${name}-${language}-${theme}.png` });
        found.push(...(await findBarriers(page)).map((barrier) => `${name} ${theme}: ${barrier}`));
      }
      found.push(...(await readTexts(page)).filter(isWrong).map((text) => `${name} says: ${text}`));
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

  test("no screen in English has a Chinese word, or a barrier in either theme", async () => {
    expect(await walk("en", ["light", "dark"], (text) => han.test(text.replace("中文", "")))).toEqual([]);
  }, 900_000);

  test("no screen in Chinese has an English sentence", async () => {
    expect(await walk("zh", [], (text) => englishSentence.test(text))).toEqual([]);
  }, 900_000);
});
