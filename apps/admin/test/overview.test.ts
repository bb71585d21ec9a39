import {
  ask,
  findChromium,
  golden,
  type House,
  openHouse,
  openPage,
  register,
  somebody,
} from "@claw/testing/browser";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const executable = findChromium();

/** What stands in the tile of this name. */
const figure = (page: Page, name: string) => page.locator("dl > div", { hasText: name }).first();

describe.skipIf(executable === null)("the overview in a real browser", () => {
  let house: House;
  beforeAll(async () => {
    if (executable) house = await openHouse(executable);
  });
  afterAll(() => house[Symbol.asyncDispose]());

  test("moves while an answer runs: in flight, then counted, with its tokens and the time to its first one", async () => {
    house.answering({ 比喻: { pieces: ["像一位", "说书人。"], holdAfter: 1, usage: golden } });
    const operator = somebody();
    const person = somebody();
    const first = await openPage(house.browser, house.url);
    await register(first.page, house.url, operator);
    await first.page.goto(`${house.url}/admin/`);
    await figure(first.page, "今天的回答").getByText("0", { exact: true }).waitFor();
    await figure(first.page, "最近一分钟的回答").getByText("0 个正在生成").waitFor();

    const second = await openPage(house.browser, house.url);
    await register(second.page, house.url, person);
    await ask(second.page, "用比喻解释大模型");

    await figure(first.page, "最近一分钟的回答").getByText("1 个正在生成").waitFor();
    expect(await figure(first.page, "今天的回答").textContent()).toContain("与昨天同一时刻持平");
    house.provider.release();
    await figure(first.page, "最近一分钟的回答").getByText("0 个正在生成").waitFor();
    await figure(first.page, "今天的回答").getByText("1", { exact: true }).waitFor();
    await figure(first.page, "用户").getByText("2", { exact: true }).waitFor();
    const lastHour = first.page.getByRole("table", { name: "模型（最近一小时）" });
    await lastHour.getByRole("cell", { name: "scripted-1" }).waitFor();

    await first.page.getByRole("radio", { name: "60 天" }).click();
    const overDays = first.page.getByRole("table", { name: "模型（60 天）" });
    await overDays.getByRole("row", { name: /scripted-1/ }).waitFor();
    await first.page.getByRole("img", { name: "各模型首字中位，60 天" }).waitFor();
    const chart = first.page.getByRole("img", { name: "回答，60 天" });
    await chart.waitFor();
    const card = first.page
      .locator("section", { has: first.page.getByRole("heading", { name: "回答", exact: true }) })
      .last();
    await card.getByRole("button", { name: "以表格显示" }).click();
    expect(await card.getByRole("row").count()).toBe(61);
    await first.page.reload();
    await first.page.getByRole("radio", { name: "60 天", checked: true }).waitFor();
    expect([...first.problems, ...second.problems]).toEqual([]);
  });
});
