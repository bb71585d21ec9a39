import {
  answersOf,
  composerOf,
  findChromium,
  type House,
  openHouse,
  openPage,
  register,
  somebody,
} from "@claw/testing/browser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const executable = findChromium();

/** Nothing on the usual ports of local models, and no provider in the settings. */
const unconnected = { OPENAI_BASE_URL: "", OPENAI_API_KEY: "", OPENAI_MODEL: "", ZHIPU_API_KEY: "" };

describe.skipIf(executable === null)("the first minutes, in a real browser", () => {
  let house: House;

  beforeAll(async () => {
    if (executable) house = await openHouse(executable, unconnected);
  });
  afterAll(() => house[Symbol.asyncDispose]());

  test("the page says what this is, who answers for how much, and how to connect a model; an example leads to an answer", async () => {
    const operator = await openPage(house.browser, house.url);
    const { page } = operator;
    await register(page, house.url, somebody());
    await page.getByText("这里是 CLAW.AI").waitFor();
    await page.getByText("由 离线助手 回答").waitFor();
    expect(await page.locator("main").textContent()).toContain("免费");
    expect(await page.getByRole("list", { name: "试试这些" }).getByRole("button").count()).toBe(4);
    await page.getByText("或者用环境变量接入").click();
    for (const name of ["OPENAI_BASE_URL", "OPENAI_API_KEY", "OPENAI_MODEL", "ZHIPU_API_KEY"])
      expect(await page.getByText(name).first().isVisible(), name).toBe(true);
    const link = page.getByRole("link", { name: "在管理后台接入模型" });
    expect(await link.getAttribute("href")).toBe("/admin/models/providers");

    const member = await openPage(house.browser, house.url);
    await register(member.page, house.url, somebody());
    await member.page.getByText("请管理员在管理后台接入").waitFor();
    expect(await member.page.getByRole("link", { name: "在管理后台接入模型" }).count()).toBe(0);

    await page.getByRole("button", { name: /^解释一个概念/ }).click();
    await composerOf(page).press("Enter");
    await answersOf(page).getByTestId("answer-meta").waitFor();
    expect([...operator.problems, ...member.problems]).toEqual([]);
  }, 60_000);
});
