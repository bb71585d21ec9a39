import {
  answersOf,
  ask,
  axeSource,
  findBarriers,
  findChromium,
  type House,
  openHouse,
  openPage,
  questionsOf,
  register,
  showTheme,
  somebody,
} from "@claw/testing/browser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const executable = findChromium();

describe.skipIf(executable === null)("what belongs to a person, in a real browser", () => {
  let house: House;

  beforeAll(async () => {
    if (!executable) return;

    house = await openHouse(executable);
    // The first person runs the installation, and could not leave it.
    const { email, password } = somebody();
    const headers = { "content-type": "application/json" };
    const body = JSON.stringify({ email, password });
    await fetch(`${house.url}/trpc/auth.register`, { method: "POST", headers, body });
    house.answering({
      租约: {
        pieces: [
          "**押金**在退租后七天内退还。\n\n",
          "| 项目 | 金额 |\n| --- | --- |\n| 押金 | 3000 元 |\n\n<script>alert(1)</script>\n\n```ts\nconst a = 1;\n```\n",
        ],
      },
    });
  });
  afterAll(() => house[Symbol.asyncDispose]());

  test("a conversation is shared by link, read by a stranger until it is withdrawn, and branched from a message", async () => {
    const { page, problems } = await openPage(house.browser, house.url);
    await register(page, house.url, somebody());
    await ask(page, "租约里的押金什么时候退？");
    await answersOf(page).first().getByText("七天内退还").waitFor();
    await page.getByRole("heading", { name: "一个标题" }).waitFor();

    await page.locator("header").getByRole("button", { name: "更多操作" }).click();
    await page.getByRole("menuitem", { name: "分享" }).click();
    const dialog = page.getByRole("dialog", { name: "分享会话" });
    await dialog.getByRole("button", { name: "创建链接" }).click();
    const link = await dialog.getByRole("textbox", { name: "链接" }).inputValue();
    expect(link.startsWith(`${house.url}/s/`)).toBe(true);
    await page.keyboard.press("Escape");
    await ask(page, "这句话只说给自己");
    await answersOf(page).nth(1).waitFor();

    const private_ = await openPage(house.browser, house.url, { locale: "en-GB", expected: /404/ });
    const stranger = private_.page;
    await stranger.addInitScript({ path: axeSource });
    await stranger.emulateMedia({ reducedMotion: "reduce" });
    const response = await stranger.goto(link);
    expect(response?.headers()["x-robots-tag"]).toContain("noindex");
    await stranger.getByText("七天内退还").waitFor();
    await stranger.getByText("A shared conversation, to read only").waitFor();
    expect(await stranger.getByText("这句话只说给自己").count()).toBe(0);
    expect(await stranger.locator("meta[name=robots]").getAttribute("content")).toContain("noindex");
    expect(await stranger.getByRole("textbox").count()).toBe(0);
    for (const theme of ["light", "dark"] as const) {
      await showTheme(stranger, theme);
      expect(await findBarriers(stranger)).toEqual([]);
    }

    await answersOf(page).first().hover();
    await answersOf(page).first().getByRole("button", { name: "从这里开始新会话" }).click();
    await page.getByRole("heading", { name: "一个标题（分支）" }).waitFor();
    await questionsOf(page).first().waitFor();
    expect(await questionsOf(page).allTextContents()).toEqual(["租约里的押金什么时候退？"]);

    await page.goto(`${house.url}/settings/shared`);
    const links = page.getByRole("region", { name: "分享的链接" });
    await links.getByRole("link", { name: "一个标题", exact: true }).waitFor();
    await links.getByRole("button", { name: "停止分享" }).click();
    const withdrawing = page.getByRole("dialog", { name: "停止分享？" });
    await withdrawing.getByRole("button", { name: "停止分享" }).click();
    await page.getByText("还没有分享的会话").waitFor();
    await stranger.reload();
    await stranger.getByRole("heading", { name: "This link no longer works" }).waitFor();
    expect(await findBarriers(stranger)).toEqual([]);
    expect(await stranger.getByText("七天内退还").count()).toBe(0);
    expect(problems).toEqual([]);
    expect(private_.problems).toEqual([]);
  }, 90_000);

  test("data comes and goes, the language follows the account to another device, and a deleted account is out", async () => {
    const person = somebody();
    const { page, problems } = await openPage(house.browser, house.url, { expected: /400|401|409/ });
    await page.addInitScript({ path: axeSource });
    await page.emulateMedia({ reducedMotion: "reduce" });
    await register(page, house.url, person);
    await page.goto(`${house.url}/settings/data`);
    const message = { author: { role: "user" }, content: { content_type: "text", parts: ["从前的问题"] } };
    const file = [
      { id: "c", title: "从前的会话", mapping: { q: { parent: null, message } }, current_node: "q" },
    ];
    const upload = (text: string) =>
      page.setInputFiles("input[type=file]", {
        name: "c.json",
        mimeType: "application/json",
        buffer: Buffer.from(text),
      });
    await upload(JSON.stringify(file));
    await page.getByText("新增 1 个会话，共 1 条消息。").waitFor();
    await page.getByRole("link", { name: "从前的会话" }).waitFor();
    await upload("[");
    await page.getByText("没有写入任何内容").waitFor();
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "导出我的数据" }).click();
    expect((await download).suggestedFilename()).toMatch(/^claw-export-.*json$/);

    for (const section of ["data", "notifications", "preferences", "security", "shared"]) {
      await page.goto(`${house.url}/settings/${section}`);
      await page.getByRole("heading", { level: 2 }).first().waitFor();
      for (const theme of ["light", "dark"] as const) {
        await showTheme(page, theme);
        expect(await findBarriers(page), `${section} ${theme}`).toEqual([]);
      }
    }
    await page.goto(`${house.url}/settings/preferences`);
    await page.getByRole("radio", { name: "English" }).click();
    await page.getByRole("heading", { name: "Settings" }).waitFor();
    const second = await openPage(house.browser, house.url, { expected: /401/ });
    await second.page.goto(house.url);
    await second.page.getByLabel("邮箱").fill(person.email);
    await second.page.getByLabel("密码", { exact: true }).fill(person.password);
    await second.page.getByRole("button", { name: "登录" }).click();
    await second.page.getByRole("link", { name: "New conversation" }).waitFor();

    await page.goto(`${house.url}/settings/data`);
    await page.getByRole("button", { name: "Delete my account" }).click();
    const dialog = page.getByRole("dialog", { name: "Delete the account for good?" });
    await dialog.getByLabel("Current password", { exact: true }).fill(person.password);
    await dialog.getByRole("switch").click();
    await dialog.getByRole("button", { name: "Delete my account" }).click();
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    expect(problems).toEqual([]);
  }, 90_000);
});
