import {
  answersOf,
  composerOf,
  findChromium,
  type House,
  openHouse,
  openPage,
  questionsOf,
  somebody,
} from "@claw/testing/browser";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const executable = findChromium();

/** More steps than there are things to stop at on a page. */
const mostSteps = 80;

/** Goes from one thing to the next until this one has the focus. */
async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await target.waitFor();
  for (let step = 0; step < mostSteps; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`no way to ${target} with ${key}`);
}

async function expectFocus(target: Locator): Promise<void> {
  await target.waitFor();
  await expect.poll(() => target.evaluate((element) => element === document.activeElement)).toBe(true);
}

describe.skipIf(executable === null)("without a mouse, in a real browser", () => {
  let house: House;

  beforeAll(async () => {
    if (executable) house = await openHouse(executable);
  });
  afterAll(() => house[Symbol.asyncDispose]());

  test("a person registers, asks, edits, looks at the other version, finds it again, changes a setting and signs out", async () => {
    house.answering({ 巴黎: { pieces: ["巴黎在法国。"] }, 罗马: { pieces: ["罗马在意大利。"] } });
    const { page, problems } = await openPage(house.browser, house.url);
    await page.addInitScript(() => {
      for (const name of ["mousedown", "pointerdown", "wheel", "touchstart"])
        addEventListener(name, () => console.error(`a person without a mouse made ${name}`), true);
    });
    const { name, email, password } = somebody();
    const type = (text: string) => page.keyboard.type(text);

    await page.goto(`${house.url}/register`);
    await tabTo(page, page.getByLabel("称呼"));
    await type(name);
    await tabTo(page, page.getByLabel("邮箱"));
    await type(email);
    await tabTo(page, page.getByLabel("密码", { exact: true }));
    await type(password);
    await page.keyboard.press("Enter");

    await expectFocus(composerOf(page));
    await type("巴黎在哪里");
    await page.keyboard.press("Enter");
    await page.getByText("巴黎在法国。").waitFor();
    await page.getByRole("heading", { name: "一个标题" }).waitFor();

    await expectFocus(composerOf(page));
    await page.keyboard.press("ArrowUp");
    const editor = page.getByRole("textbox", { name: "修改问题" });
    await expectFocus(editor);
    await page.keyboard.press("Control+a");
    await type("罗马在哪里");
    await page.keyboard.press("Enter");
    await page.getByText("罗马在意大利。").waitFor();
    await expectFocus(composerOf(page));

    const versions = page.getByRole("group", { name: "第 2 个版本，共 2 个" });
    await tabTo(page, versions.getByRole("button", { name: "上一个版本" }), "Shift+Tab");
    await page.keyboard.press("Enter");
    await page.getByText("巴黎在法国。").waitFor();
    expect(await questionsOf(page).allTextContents()).toEqual([expect.stringContaining("巴黎在哪里")]);

    await page.keyboard.press("Control+Shift+O");
    await expectFocus(composerOf(page));
    expect(new URL(page.url()).pathname).toBe("/");
    await page.keyboard.press("Control+k");
    await expectFocus(page.getByRole("dialog").getByRole("combobox"));
    const found = page.getByRole("option", { name: /罗马在意大利/ });
    // Who types slowly sees results between the letters, and they stay when more is typed.
    await type("在");
    await found.waitFor();
    await type("意大利");
    await found.getByText("在意大利", { exact: true }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.locator("[data-found]").getByText("罗马在意大利。").waitFor();
    expect(new URL(page.url()).searchParams.get("at")).not.toBeNull();

    await tabTo(page, page.getByRole("searchbox", { name: "搜索会话" }), "Shift+Tab");
    await type("法国");
    await tabTo(page, page.getByRole("link", { name: /巴黎在法国/ }));
    await page.keyboard.press("Enter");
    await answersOf(page).getByText("巴黎在法国。").waitFor();

    await page.keyboard.press("Control+k");
    await expectFocus(page.getByRole("dialog").getByRole("combobox"));
    await type("设置");
    await page.getByRole("option", { name: "设置", exact: true }).waitFor();
    await page.keyboard.press("Enter");
    await tabTo(page, page.getByRole("link", { name: "偏好" }));
    await page.keyboard.press("Enter");
    await tabTo(page, page.getByRole("radio", { name: "跟随系统" }));
    // A key is down for a while; what chooses with the arrows looks whether it still is.
    await page.keyboard.press("ArrowLeft", { delay: 80 });
    await expect.poll(() => page.evaluate(() => document.documentElement.className)).toContain("dark");

    await tabTo(page, page.getByRole("button", { name: /^账号/ }));
    await page.keyboard.press("Enter");
    await page.getByRole("menuitem", { name: "退出登录" }).waitFor();
    await page.keyboard.press("ArrowUp");
    await expectFocus(page.getByRole("menuitem", { name: "退出登录" }));
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "登录" }).waitFor();
    expect(problems).toEqual([]);
  }, 120_000);
});
