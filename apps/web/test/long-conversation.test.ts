import { seedMessages } from "@claw/testing";
import {
  answersOf,
  ask,
  findChromium,
  golden,
  goldenLine,
  type House,
  openHouse,
  openPage,
  questionsOf,
  register,
  signIn,
  somebody,
} from "@claw/testing/browser";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const executable = findChromium();

/** The first question in view, and how far it is from the top. */
function readingPlace(page: Page) {
  return page.evaluate(() => {
    const seen = [...document.querySelectorAll("article")].filter(
      (article) => article.getBoundingClientRect().top > 60 && (article.textContent ?? "").includes("个问题"),
    );
    const [first] = seen;
    return first ? { text: first.textContent, top: Math.round(first.getBoundingClientRect().top) } : null;
  });
}

function numberOf(place: Awaited<ReturnType<typeof readingPlace>>): number {
  return Number(/第 (\d+) 个问题/.exec(place?.text ?? "")?.[1] ?? Number.POSITIVE_INFINITY);
}

/** Wheels are turned faster than the page follows: resolves when nothing has moved for thirty frames. */
function untilStill(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const view = document.querySelector("[data-scroller]");
    let top = view?.scrollTop;
    for (let still = 0; still < 30; still += 1) {
      await new Promise(requestAnimationFrame);
      if (view?.scrollTop !== top) still = 0;
      top = view?.scrollTop;
    }
  });
}

/** Moves the view at once, as a dragged scrollbar does: what comes into view is on the page a moment later. */
async function leap(page: Page, pixels: number): Promise<void> {
  await page.locator("[data-scroller]").evaluate((view, by) => view.scrollBy(0, by), pixels);
  await untilStill(page);
}

function mountedArticles(page: Page): Promise<number> {
  return page.locator("article").count();
}

describe.skipIf(executable === null)("a conversation of 2,000 messages", () => {
  let house: House;
  const person = somebody();

  beforeAll(async () => {
    if (executable) house = await openHouse(executable);
  });
  afterAll(() => house[Symbol.asyncDispose]());

  test("opens at its end, is scrolled without jumps, keeps few messages on the page, and opens where it was left", async () => {
    house.answering({ 开头: { pieces: ["好的", "。"], usage: golden } });
    const { page, problems } = await openPage(house.browser, house.url);
    await register(page, house.url, person);
    await ask(page, "开头");
    await answersOf(page).getByText(goldenLine).waitFor();
    await page.getByRole("heading", { name: "一个标题" }).waitFor();
    await seedMessages(house.database.db, 1_998);

    await page.reload();
    await answersOf(page).last().getByText("第 1998 条").waitFor();
    await expect.poll(() => answersOf(page).last().isVisible()).toBe(true);
    expect(await mountedArticles(page)).toBe(40);

    await page.mouse.move(700, 300);
    while (numberOf(await readingPlace(page)) > 1_900) {
      await page.mouse.wheel(0, -1_500);
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
    await page.mouse.wheel(0, 1_500);
    await untilStill(page);
    expect(await mountedArticles(page)).toBeLessThan(80);

    await leap(page, 6_000);
    await leap(page, -6_000);
    const before = await readingPlace(page);
    expect(before).not.toBeNull();
    await page.getByRole("link", { name: "知识库" }).first().click();
    await page.getByRole("heading", { name: "知识库" }).waitFor();
    await page.getByRole("link", { name: "一个标题" }).click();
    await expect.poll(async () => (await readingPlace(page))?.text).toBe(before?.text);
    await expect
      .poll(async () => Math.abs(((await readingPlace(page))?.top ?? 0) - (before?.top ?? 0)))
      .toBeLessThan(5);

    await page.getByRole("button", { name: "回到最新" }).click();
    await ask(page, "接着问");
    await answersOf(page).last().getByText("好的。").waitFor();
    expect(await questionsOf(page).last().textContent()).toBe("接着问");

    expect(problems).toEqual([]);
  }, 150_000);

  test("opens far back with one page, is read on from there in both directions, and goes on at its end", async () => {
    house.answering({});
    const { page, problems } = await openPage(house.browser, house.url);
    await signIn(page, house.url, person);
    const { rows } = await house.database.db.pool.query(
      "SELECT id, conversation_id FROM messages WHERE content = '第 601 个问题'",
    );
    const path = `/c/${rows[0].conversation_id}?at=${rows[0].id}`;
    let pages = 0;
    page.on("request", (request) => {
      pages += request.url().split("conversation.messages").length - 1;
    });

    await page.goto(`${house.url}${path}`);
    await page.locator("[data-found]").getByText("第 601 个问题").waitFor();
    await expect
      .poll(async () => (await questionsOf(page).getByText("第 601").boundingBox())?.y)
      .toBeLessThan(800);
    expect(pages).toBe(1);

    await page.mouse.move(700, 300);
    while (numberOf(await readingPlace(page)) > 561) await page.mouse.wheel(0, -800);
    while (numberOf(await readingPlace(page)) < 661) await page.mouse.wheel(0, 800);
    expect(pages).toBeLessThan(8);

    await ask(page, "从远处接着问");
    await answersOf(page).last().getByText("好的。").waitFor();
    expect(await questionsOf(page).last().textContent()).toBe("从远处接着问");
    expect(problems).toEqual([]);
  }, 60_000);

  test("goes on with an old branch far back where that is the one that is shown", async () => {
    house.answering({});
    const { pool } = house.database.db;
    const { rows } = await pool.query(
      "SELECT id, conversation_id, parent_id FROM messages WHERE content = '第 401 个问题'",
    );
    const [{ id, conversation_id, parent_id }] = rows;
    // What came after it was asked anew from before it: 401 and 402 are a branch of their own.
    await pool.query("UPDATE messages SET parent_id = $1 WHERE content = '第 403 个问题'", [parent_id]);
    const end = await pool.query("SELECT id FROM messages WHERE parent_id = $1", [id]);
    const { page, problems } = await openPage(house.browser, house.url);
    await signIn(page, house.url, person);

    await page.goto(`${house.url}/c/${conversation_id}?at=${id}`);
    await page.locator("[data-found]").getByText("第 401 个问题").waitFor();
    await ask(page, "在旁支上接着问");

    const asked = () => pool.query("SELECT parent_id FROM messages WHERE content = '在旁支上接着问'");
    await expect.poll(async () => (await asked()).rows).toEqual([{ parent_id: end.rows[0].id }]);
    await answersOf(page).last().getByText("好的。").waitFor();
    expect(await questionsOf(page).last().textContent()).toBe("在旁支上接着问");
    expect(problems).toEqual([]);
  }, 60_000);
});
