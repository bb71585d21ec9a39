import {
  axeSource,
  chineseOnAPhone,
  englishOnAWideWindow,
  findChromium,
  type House,
  type Manner,
  openHouse,
  openPage,
  register,
  signIn,
  somebody,
  speak,
  walkScreens,
} from "@claw/testing/browser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Furniture, furnish } from "./furnish.ts";
import { doorScreens, houseScreens } from "./screens.ts";

const executable = findChromium();
const pictures = process.env.WALK_PICTURES;

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

  /** Outside the door, then inside. */
  async function walk(manner: Manner): Promise<string[]> {
    const { url, browser } = house;
    const { page, problems } = await openPage(browser, url, { expected: /404/, viewport: manner.viewport });
    await page.addInitScript({ path: axeSource });
    await page.emulateMedia({ reducedMotion: "reduce" });

    await page.goto(url);
    await speak(page, manner.language);
    const outside = await walkScreens({ page, url, pictures }, manner, doorScreens);
    await speak(page, "zh");
    await signIn(page, url, person);
    await speak(page, manner.language);
    const inside = await walkScreens({ page, url, pictures }, manner, houseScreens(furniture));

    return [...outside, ...inside, ...problems];
  }

  test("no screen in English, on a wide window, has a Chinese word, or a barrier in either theme", async () => {
    expect(await walk(englishOnAWideWindow)).toEqual([]);
  }, 900_000);

  test("no screen in Chinese, on a phone, has an English sentence, or is wider than the phone", async () => {
    expect(await walk(chineseOnAPhone)).toEqual([]);
  }, 900_000);
});
