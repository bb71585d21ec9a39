import {
  answersOf,
  ask,
  axeSource,
  composerOf,
  findBarriers,
  findChromium,
  type House,
  openHouse,
  openPage,
  register,
  showTheme,
  signIn,
  somebody,
} from "@claw/testing/browser";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const executable = findChromium();

/** What axe finds on the page as it is in both themes, in few words. */
async function barriersOn(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const theme of ["light", "dark"] as const) {
    await showTheme(page, theme);
    found.push(...(await findBarriers(page)));
  }

  return found;
}

const listOf = (page: Page) => page.getByRole("navigation", { name: "会话列表" });
const titlesOf = (page: Page) => listOf(page).locator("a[data-row]").allTextContents();
const menuOf = (page: Page, title: string) =>
  listOf(page).getByRole("button", { name: `更多操作: ${title}` });

describe.skipIf(executable === null)("conversations in order", () => {
  let house: House;
  beforeAll(async () => {
    if (executable) house = await openHouse(executable);
  });
  afterAll(() => house[Symbol.asyncDispose]());

  async function openHere(person = somebody()) {
    const opened = await openPage(house.browser, house.url);
    await opened.page.addInitScript({ path: axeSource });
    await opened.page.emulateMedia({ reducedMotion: "reduce" });
    await register(opened.page, house.url, person);

    return opened;
  }

  /** Begins a conversation and names it after its question. */
  async function converse(page: Page, question: string): Promise<void> {
    await ask(page, question);
    await answersOf(page).first().getByText("好的").waitFor();
    await page.getByRole("heading", { name: "一个标题" }).waitFor();
    await listOf(page).getByRole("button", { name: "更多操作: 一个标题" }).click();
    await page.getByRole("menuitem", { name: "重命名" }).click();
    await page.getByLabel("标题", { exact: true }).fill(question);
    await page.getByRole("button", { name: "保存" }).click();
    await listOf(page).getByRole("link", { name: question, exact: true }).waitFor();
    await page.getByRole("link", { name: "新会话" }).first().click();
    await composerOf(page).waitFor();
  }

  test("a search finds two characters in an answer and opens there with the words marked", async () => {
    const { page, problems } = await openHere();
    house.answering({ 租约: { pieces: ["第一段。\n\n", "如果一方违约，应当赔偿。"] } });
    await ask(page, "租约怎么写");
    await answersOf(page).first().getByText("应当赔偿").waitFor();
    await page.getByRole("link", { name: "新会话" }).first().click();

    await page.getByRole("searchbox", { name: "搜索会话" }).fill("违约");
    const hit = page.getByRole("list", { name: "搜索结果" }).getByRole("link", { name: /应当赔偿/ });
    await hit.waitFor();
    expect(await hit.locator("mark").allTextContents()).toEqual(["违约"]);
    await hit.click();

    await answersOf(page).first().getByText("应当赔偿").waitFor();
    await page.waitForFunction(() => CSS.highlights.get("search-hit")?.size === 1);
    expect(new URL(page.url()).searchParams.get("at")).not.toBeNull();
    expect(await barriersOn(page)).toEqual([]);
    expect(problems).toEqual([]);
  }, 90_000);

  test("conversations are pinned, archived, restored and deleted by several, on every device, and taken back when refused", async () => {
    const person = somebody();
    const { page, problems } = await openHere(person);
    house.answering({});
    for (const question of ["甲", "乙", "丙"]) await converse(page, question);
    const other = await openPage(house.browser, house.url, { expected: /500/ });
    await signIn(other.page, house.url, person);
    await listOf(other.page).getByRole("link", { name: "甲" }).waitFor();

    await menuOf(page, "甲").click();
    await page.getByRole("menuitem", { name: "置顶" }).click();
    await listOf(page).getByRole("heading", { name: "已置顶" }).waitFor();
    expect(await titlesOf(page)).toEqual(["甲", "丙", "乙"]);
    await listOf(other.page).getByRole("heading", { name: "已置顶" }).waitFor();

    await listOf(page).getByRole("link", { name: "丙" }).focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "乙" }).waitFor();

    await page.getByRole("button", { name: "选择多个会话" }).click();
    await listOf(page).getByRole("checkbox", { name: "乙" }).check();
    await listOf(page).getByRole("checkbox", { name: "丙" }).check();
    await page.getByText("已选 2 个").waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await page.getByRole("toolbar").getByRole("button", { name: "归档" }).click();
    await listOf(other.page).getByRole("link", { name: "乙" }).waitFor({ state: "detached" });
    expect(await titlesOf(page)).toEqual(["甲"]);

    await page.getByRole("button", { name: "账号" }).click();
    await page.getByRole("menuitem", { name: "已归档" }).click();
    await menuOf(page, "乙").click();
    await page.getByRole("menuitem", { name: "取消归档" }).click();
    await listOf(other.page).getByRole("link", { name: "乙" }).waitFor();
    expect(await titlesOf(page)).toEqual(["丙"]);
    await page.getByRole("link", { name: "返回会话列表" }).click();

    const refusal = { error: { code: -32603, message: "", data: { reason: "INTERNAL", fields: [] } } };
    await other.page.route("**/conversation.deleteMany**", (route) =>
      route.fulfill({ status: 500, json: [refusal] }),
    );
    for (const each of [other.page, page]) {
      await each.getByRole("button", { name: "选择多个会话" }).click();
      await listOf(each).getByRole("checkbox", { name: "甲" }).check();
      await listOf(each).getByRole("checkbox", { name: "乙" }).check();
      await each.getByRole("toolbar").getByRole("button", { name: "删除" }).click();
      await each.getByRole("dialog").getByRole("button", { name: "删除" }).click();
      if (each === page) break;

      await each.getByText(/^没有删除/).waitFor();
      expect(await titlesOf(each)).toEqual(["甲", "乙"]);
    }
    await listOf(other.page).getByRole("link", { name: "甲" }).waitFor({ state: "detached" });
    await page.getByText("还没有会话。").waitFor();

    expect(problems).toEqual([]);
    expect(other.problems).toEqual([]);
  }, 120_000);

  test("the menu of a conversation opens when all of it is there, not empty before", async () => {
    const { page, problems } = await openHere();
    const there = Promise.withResolvers<void>();
    await page.route(/conversation-menu-items/, async (route) => {
      await there.promise;
      await route.continue();
    });
    house.answering({});
    await ask(page, "一份菜单");
    await page.getByRole("heading", { name: "一个标题" }).waitFor();

    const asked = page.waitForRequest(/conversation-menu-items/);
    await page.locator("header").getByRole("button", { name: "更多操作" }).click();
    await asked;
    expect(await page.getByRole("menu").count()).toBe(0);
    there.resolve();
    await page.getByRole("menuitem", { name: "重命名" }).waitFor();
    expect(problems).toEqual([]);
  }, 60_000);

  test("a temporary conversation is in no list, says what it is, and ends at once", async () => {
    const { page, problems } = await openHere();
    house.answering({ 秘密: { pieces: ["悄悄回答。"] } });
    await page.getByRole("button", { name: "临时会话" }).click();
    await page.getByText("这是临时会话").waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await ask(page, "一个秘密");
    await answersOf(page).first().getByText("悄悄回答").waitFor();

    await page.getByRole("heading", { name: "临时会话" }).waitFor();
    await page.getByText("还没有会话。").waitFor();
    const address = page.url();
    await page.getByRole("button", { name: "立即结束" }).click();
    await page.getByRole("list", { name: "试试这些" }).waitFor();
    await page.goto(address);
    await page.getByText("找不到这个会话").waitFor();
    expect(problems.filter((problem) => !problem.includes("404"))).toEqual([]);
  }, 90_000);

  test("a type begins with its preset, and a prompt is kept, called by a slash and filled in", async () => {
    const { page, problems } = await openHere();
    house.answering({});
    await page.goto(`${house.url}/settings/presets`);
    await page.getByRole("radio", { name: "客服" }).click();
    await page.getByText("内置").waitFor();
    expect(await page.getByLabel("系统提示词").inputValue()).toMatch(/^你是一位耐心、可靠的客服/);
    expect(await barriersOn(page)).toEqual([]);
    await page.getByLabel("系统提示词").fill("只用一句话回答");
    await page.getByRole("button", { name: "保存" }).click();
    await page.getByRole("button", { name: "恢复内置" }).waitFor();

    await page.goto(`${house.url}/settings/prompts`);
    await page.getByRole("button", { name: "新建提示词" }).click();
    await page.getByLabel("标题", { exact: true }).fill("翻译");
    await page.getByLabel("内容").fill("把下面的话译成{{语言}}：");
    await page.getByRole("button", { name: "保存" }).click();
    await page.getByRole("button", { name: "修改“翻译”" }).waitFor();
    expect(await barriersOn(page)).toEqual([]);

    await page.getByRole("link", { name: "新会话" }).first().click();
    await page.getByRole("group", { name: "类型" }).getByText("客服").click();
    await composerOf(page).pressSequentially("/");
    await page.getByRole("combobox", { name: "查找提示词" }).fill("翻");
    await page.getByRole("option", { name: /翻译/ }).waitFor();
    expect(await barriersOn(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await composerOf(page).and(page.locator(":focus")).waitFor();
    expect(await composerOf(page).inputValue()).toBe("/翻");

    await composerOf(page).fill("");
    await composerOf(page).pressSequentially("/");
    await page.getByRole("option", { name: /翻译/ }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByLabel("语言", { exact: true }).fill("德语");
    await page.keyboard.press("Enter");
    await composerOf(page).and(page.locator(":focus")).waitFor();
    expect(await composerOf(page).inputValue()).toBe("把下面的话译成德语：");
    await composerOf(page).press("Enter");
    await answersOf(page).first().getByText("好的").waitFor();

    const [asked] = house.provider.requests.filter(({ body }) =>
      body.messages?.at(-1)?.content.startsWith("把下面的话"),
    );
    expect(asked?.body.messages?.[0]).toMatchObject({ role: "system", content: "只用一句话回答" });
    expect(problems).toEqual([]);
  }, 120_000);
});
