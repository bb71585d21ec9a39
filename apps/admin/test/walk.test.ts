import {
  axeSource,
  findBarriers,
  findChromium,
  findFaint,
  type House,
  isTooWide,
  openHouse,
  openPage,
  type Person,
  readTexts,
  showTheme,
} from "@claw/testing/browser";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clientOf, enter, join } from "./operator.ts";
import { adminScreens, type Screen, type Subjects } from "./screens.ts";

const executable = findChromium();

/** Four Latin words in a row are a sentence that nobody has translated. Names and examples are shorter. */
const englishSentence = /\b[A-Za-z]{2,}(?: [A-Za-z]{2,}){3,}/;
const han = /\p{Script=Han}/u;

type Walk = {
  language: "zh" | "en";
  viewport: { width: number; height: number };
  findBarriers: Partial<Record<"light" | "dark", (page: Page) => Promise<string[]>>>;
  isWrong: (text: string) => boolean;
};

describe.skipIf(executable === null)("every screen of the operator's application", () => {
  let house: House;
  let operator: Person;
  let subjects: Subjects;

  beforeAll(async () => {
    if (!executable) return;

    house = await openHouse(executable);
    operator = await join(house.url, "Ada");
    const person = await join(house.url, "Grace");
    await using claw = clientOf(house.url, person);
    await using admin = clientOf(house.url, operator);
    const { id: userId } = await claw.auth.me.query();
    const { id: conversationId } = await claw.conversation.create.mutate({ title: "A-1" });
    await claw.conversation.chat.mutate({ conversationId, content: "24 + 36?" });
    await admin.admin.settings.set.mutate({ key: "registration.startingCredit", value: "20" });
    const { id: accessId } = await admin.admin.access.open.mutate({ userId, reason: "A-2, A-3, A-4" });
    const [model] = await claw.model.list.query();
    subjects = { userId, accessId, conversationId, modelId: model?.id ?? "" };
  });
  afterAll(() => house[Symbol.asyncDispose]());

  async function walk({ language, viewport, findBarriers, isWrong }: Walk): Promise<string[]> {
    const { page, problems } = await openPage(house.browser, house.url, { expected: /404/, viewport });
    await page.addInitScript({ path: axeSource });
    await page.emulateMedia({ reducedMotion: "reduce" });
    const found: string[] = [];

    const look = async ({ name, path, open }: Screen) => {
      await page.goto(`${house.url}${path}`);
      await page.locator("h1").first().waitFor();
      await expect.poll(() => page.locator(".skeleton").count(), { message: name }).toBe(0);
      await open?.(page);
      if (open) await page.locator("[role=dialog], [role=menu]").first().waitFor();

      for (const theme of ["light", "dark"] as const) {
        if (!findBarriers[theme]) continue;

        await showTheme(page, theme);
        const barriers = (await findBarriers[theme]?.(page)) ?? [];
        found.push(...barriers.map((barrier) => `${name} ${theme}: ${barrier}`));
      }
      found.push(...(await readTexts(page)).filter(isWrong).map((text) => `${name} says: ${text}`));
      if (await isTooWide(page)) found.push(`${name} is wider than the window`);
    };

    await enter(page, house.url, "/admin/audit", operator);
    await page.evaluate((chosen) => localStorage.setItem("claw.language", chosen), language);
    for (const screen of adminScreens(subjects)) await look(screen);
    await page.context().close();

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
  }, 600_000);

  test("no screen in Chinese, on a phone, has an English sentence, or is wider than the phone", async () => {
    const wrong = await walk({
      language: "zh",
      viewport: { width: 390, height: 844 },
      findBarriers: {},
      isWrong: (text) => englishSentence.test(text),
    });

    expect(wrong).toEqual([]);
  }, 600_000);
});
