import { join } from "node:path";
import { findChromium, openHouse, openPage, register, showTheme, somebody } from "@claw/testing/browser";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { furnishStory } from "./furnish-story.ts";
import { stories } from "./stories.ts";

const executable = findChromium();
const images = join(import.meta.dirname, "../../../../docs/images");
const languages = ["zh", "en"] as const;
const wide = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };

describe.skipIf(executable === null)("the pictures of the documentation", () => {
  test.each(languages)("in %s", async (language) => {
    if (!executable) return;

    const story = stories[language];
    await using house = await openHouse(executable, { OPENAI_MODEL: "glm-4.6" });
    const person = { ...somebody(), name: story.name };
    const { page, problems } = await openPage(house.browser, house.url, {
      viewport: wide,
      deviceScaleFactor: 1.5,
      reducedMotion: "reduce",
    });
    await register(page, house.url, person);
    const { conversationId, citedId } = await furnishStory(house, person, story);
    await page.evaluate((chosen) => localStorage.setItem("claw.language", chosen), language);

    async function take(name: string, path: string, show: (page: Page) => Promise<unknown>): Promise<void> {
      await page.goto(`${house.url}${path}`);
      await show(page);
      await page.mouse.move(0, 0);
      await page.waitForLoadState("networkidle");
      for (const theme of ["light", "dark"] as const) {
        await showTheme(page, theme);
        const file = `${name}-${language}${theme === "dark" ? "-dark" : ""}.png`;
        await page.screenshot({ path: join(images, file), animations: "disabled" });
      }
      await showTheme(page, "light");
    }

    const answer = (of: Page) => of.getByRole("article").last();
    await take("conversation", `/c/${conversationId}`, (of) =>
      answer(of).locator(".katex-display").waitFor(),
    );
    await take("cited-answer", `/c/${citedId}`, async (of) => {
      await answer(of).getByRole("button", { name: /1/ }).first().click();
      await of.getByRole("complementary").locator("mark").first().waitFor();
    });
    await take("knowledge", "/knowledge", (of) => of.getByText(story.base.name).first().waitFor());
    await take("billing", "/billing/usage", (of) => of.locator(".recharts-bar-rectangle").first().waitFor());

    await take("operators", "/admin/", async (of) => {
      await of.getByRole("img").first().waitFor();
      await expect.poll(() => of.locator(".skeleton").count()).toBe(0);
    });

    await page.setViewportSize(phone);
    await take("phone", `/c/${conversationId}`, (of) => answer(of).locator(".katex-display").waitFor());
    expect(problems).toEqual([]);
  });
});
