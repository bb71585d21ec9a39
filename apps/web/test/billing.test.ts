import { readFile } from "node:fs/promises";
import { createServiceClient } from "@claw/client";
import {
  answersOf,
  ask,
  composerOf,
  findChromium,
  goldenLine,
  type House,
  openHouse,
  openPage,
  questionsOf,
  register,
  somebody,
  type WatchedPage,
} from "@claw/testing/browser";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const executable = findChromium();

/** Enough for one golden answer and a part of the next. */
const settings = { STARTING_CREDIT: "0.05", PAYMENT_INSTRUCTIONS: "户名：测试公司　账号：6222" };

async function openBilling(page: Page, section: string): Promise<void> {
  await page.getByRole("button", { name: /^账号/ }).click();
  await page.getByRole("menuitem", { name: "费用" }).click();
  if (section !== "概览") await page.getByRole("link", { name: section, exact: true }).click();
}

describe.skipIf(executable === null)("money, in a real browser", () => {
  let house: House;
  const runner = somebody();
  let operator: WatchedPage;

  beforeAll(async () => {
    if (!executable) return;

    house = await openHouse(executable, settings);
    house.answering({
      短: { pieces: ["短答"], usage: { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 } },
    });
    operator = await openPage(house.browser, house.url);
    await register(operator.page, house.url, runner);
  });
  afterAll(() => house[Symbol.asyncDispose]());

  test("the balance is used up: nothing typed is lost, the way out is shown, and with credit it goes on without a reload", async () => {
    const person = somebody();
    const { page, problems } = await openPage(house.browser, house.url, { expected: /402/ });
    await register(page, house.url, person);
    await ask(page, "第一问");
    await answersOf(page).first().getByText(goldenLine).waitFor();
    await ask(page, "第二问");
    await answersOf(page).nth(1).getByText(goldenLine).waitFor();

    await ask(page, "第三问写了很久");
    await page.getByText("余额用完了").first().waitFor();
    expect(await composerOf(page).inputValue()).toBe("第三问写了很久");
    await page.getByRole("link", { name: /可用余额/ }).waitFor();
    expect(await page.getByRole("alert").getByRole("link", { name: "充值" }).getAttribute("href")).toBe(
      "/billing/top-up",
    );

    await using claw = createServiceClient({ url: house.url, credentials: person });
    await using boss = createServiceClient({ url: house.url, credentials: runner });
    const { id: userId } = await claw.auth.me.query();
    await boss.billing.grantCredit.mutate({ userId, amount: "5", reason: "继续" });
    await page.getByText(/余额到账了/).waitFor();
    await composerOf(page).press("Enter");
    await answersOf(page).nth(2).getByText(goldenLine).waitFor();
    expect(await questionsOf(page).allTextContents()).toEqual(["第一问", "第二问", "第三问写了很久"]);
    expect(await page.getByText(/余额到账了|余额用完了/).count()).toBe(0);

    await answersOf(page).first().getByRole("button", { name: "0.03602 元" }).press("Enter");
    const card = page.getByRole("dialog", { name: "这个回答的费用" });
    await card.getByText("模型服务报告").first().waitFor();
    await card.getByText("输入 1,234").waitFor();
    await page.keyboard.press("Escape");
    await card.waitFor({ state: "detached" });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("0.03602 元");
    expect(problems).toEqual([]);
  }, 90_000);

  test("each answer is in the balance, the usage and the ledger, and the ledger can be taken along", async () => {
    const { page, problems } = await openPage(house.browser, house.url);
    await register(page, house.url, somebody());
    await ask(page, "记一笔");
    await answersOf(page).first().getByText(goldenLine).waitFor();
    await page.getByRole("heading", { name: "一个标题" }).waitFor();

    await openBilling(page, "概览");
    await page.getByText("0.01394 元").first().waitFor();
    await page.getByRole("table", { name: "余额的组成" }).getByText("赠送").waitFor();
    await page.getByRole("link", { name: "用量", exact: true }).click();
    await page.getByText("0.03606 元").first().waitFor();
    await page.getByRole("radio", { name: "表格" }).click();
    expect(await page.getByRole("table", { name: "用量表" }).getByRole("row").count()).toBe(31);
    await page.getByRole("radio", { name: "按会话" }).click();
    await page.getByRole("table").getByRole("link", { name: "一个标题", exact: true }).waitFor();

    await page.getByRole("link", { name: "流水", exact: true }).click();
    const rows = page.getByRole("table", { name: "流水" }).getByRole("row");
    await rows.filter({ hasText: "回答" }).getByText("-0.03602 元").waitFor();
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "导出 CSV" }).click();
    const file = await (await download).path();
    expect(await readFile(file, "utf8")).toContain("0.036020");
    expect(problems).toEqual([]);
  }, 60_000);

  test("a transfer is submitted, confirmed by somebody else, and arrives while the payer looks on", async () => {
    const { page, problems } = await openPage(house.browser, house.url);
    await register(page, house.url, somebody());
    await openBilling(page, "充值与付款");
    await page.getByRole("link", { name: "充值", exact: true }).first().click();
    await page.getByLabel("金额（元）").fill("0.001");
    await page.getByRole("button", { name: /^充值/ }).click();
    await page.getByText("最多两位小数。").last().waitFor();
    await page.getByRole("radio", { name: "50 元" }).click();
    await page.getByRole("button", { name: "充值 50.00 元" }).click();
    await page.getByText("户名：测试公司").waitFor();
    await page.getByLabel("流水号或附言").fill("REF-20261130");
    await page.getByRole("button", { name: "我已转账" }).click();
    await page.getByText("已提交，等待确认").waitFor();

    await operator.page.goto(`${house.url}/billing/confirm`);
    const waiting = operator.page.getByRole("listitem").filter({ hasText: "REF-20261130" });
    await waiting.getByRole("button", { name: "确认到账" }).click();
    await operator.page.getByRole("dialog").getByRole("button", { name: "确认到账" }).click();
    await waiting.waitFor({ state: "detached" });

    await page.getByText("50.00 元 已到账").waitFor();
    await page.getByRole("link", { name: "查看余额" }).click();
    await page.getByText("50.05 元").first().waitFor();
    expect(problems).toEqual([]);
  }, 60_000);

  test("a person cannot confirm a payment of one's own, and is told why", async () => {
    const { page, problems } = operator;
    await using boss = createServiceClient({ url: house.url, credentials: runner });
    const { id: paymentId } = await boss.billing.topUp.mutate({ amount: "10" });
    await boss.billing.submitReference.mutate({ paymentId, reference: "OWN-1" });
    await page.goto(`${house.url}/billing/confirm`);
    const own = page.getByRole("listitem").filter({ hasText: "OWN-1" });

    await own.getByText("这是你自己的付款，需要另一个有收款权限的人来确认。").waitFor();
    expect(await own.getByRole("button", { name: "确认到账" }).isDisabled()).toBe(true);
    expect(problems).toEqual([]);
  }, 60_000);

  test("a budget that is reached stops with its name, and raising it lets the question go", async () => {
    const { page, problems } = await openPage(house.browser, house.url, { expected: /402|429/ });
    await register(page, house.url, somebody());
    await openBilling(page, "预算");
    await page.getByRole("button", { name: "设预算" }).click();
    await page.getByRole("radio", { name: "我自己" }).click();
    await page.getByLabel("上限（元）").fill("0.01");
    await page.getByRole("button", { name: "保存" }).click();
    await page.getByRole("heading", { name: "我自己，每月" }).waitFor();

    await page.getByRole("link", { name: "新会话" }).click();
    await ask(page, "花得太多");
    await answersOf(page).first().getByText(goldenLine).waitFor();
    await ask(page, "花得太多");
    await page.getByText("到预算上限了").waitFor();
    expect(await composerOf(page).inputValue()).toBe("花得太多");
    await page.getByRole("link", { name: "查看预算" }).click();
    await page.getByRole("button", { name: "修改" }).click();
    await page.getByLabel("上限（元）").fill("100");
    await page.getByRole("button", { name: "保存" }).click();
    await page.getByText(/ \/ 100\.00 元/).waitFor();
    await page.goBack();
    await composerOf(page).press("Enter");
    await answersOf(page).last().getByText(goldenLine).waitFor();
    expect(problems).toEqual([]);
  }, 60_000);

  test("a plan is paid from the balance, left and kept; its invoice can be taken along and a 发票 asked for", async () => {
    const person = somebody();
    const { page, problems } = await openPage(house.browser, house.url);
    await register(page, house.url, person);
    await using claw = createServiceClient({ url: house.url, credentials: person });
    await using boss = createServiceClient({ url: house.url, credentials: runner });
    const { id: userId } = await claw.auth.me.query();
    await boss.billing.grantCredit.mutate({ userId, amount: "200", reason: "试用" });

    await openBilling(page, "套餐");
    await page.getByRole("button", { name: "升级到专业版" }).click();
    await page.getByRole("dialog").getByText("现在应付").waitFor();
    await page.getByRole("button", { name: "改为专业版" }).click();
    await page.getByRole("button", { name: "退订，改为免费版" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "退订", exact: true }).click();
    await page.getByRole("button", { name: "撤销，继续用专业版" }).click();
    await page.getByText(/专业版，.* 续费。/).waitFor();

    await page.getByRole("link", { name: "账单", exact: true }).click();
    await page.getByRole("link", { name: /CLAW-\d{4}-\d{6}/ }).click();
    await page.getByText("已付清").waitFor();
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "下载 PDF" }).click();
    expect((await readFile(await (await download).path())).subarray(0, 5).toString()).toBe("%PDF-");
    await page.getByRole("button", { name: "申请发票" }).click();
    await page.getByRole("radio", { name: "专用发票" }).click();
    await page.getByRole("button", { name: "申请发票" }).click();
    await page.getByText("专用发票需要税号。").waitFor();
    await page.getByLabel("税号").fill("9132 0100 ma1x xxxx 0x");
    await page.getByRole("button", { name: "申请发票" }).click();
    await page.getByText("已申请").waitFor();
    expect(problems).toEqual([]);
  }, 60_000);
});
