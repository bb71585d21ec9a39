import { readFile } from "node:fs/promises";
import { createServiceClient } from "@claw/client";
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
  settle,
  showTheme,
  signIn,
  somebody,
  type WatchedPage,
} from "@claw/testing/browser";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const executable = findChromium();

describe.skipIf(executable === null)("the money room, in a real browser", () => {
  let house: House;
  let first: WatchedPage;
  let second: WatchedPage;
  const [runner, colleague, payer] = [somebody(), somebody(), somebody()];

  beforeAll(async () => {
    if (!executable) return;

    house = await openHouse(executable);
    for (const person of [runner, colleague, payer]) await join(house.url, person);
    await using boss = client(runner);
    await using other = client(colleague);
    const { id: userId } = await other.auth.me.query();
    await boss.user.setRole.mutate({ userId, role: "operator" });
    [first, second] = [await enter(runner), await enter(colleague)];
  });
  afterAll(() => house[Symbol.asyncDispose]());

  const client = (person: Person) => createServiceClient({ url: house.url, credentials: person });

  async function enter(person: Person): Promise<WatchedPage> {
    const watched = await openPage(house.browser, house.url, { expected: /403|409/ });
    await signIn(watched.page, house.url, person);
    await go(watched.page, "");
    return watched;
  }

  async function go(page: Page, path: string) {
    await page.goto(`${house.url}/admin/money${path}`);
    await page.getByRole("navigation", { name: "账务的页面" }).waitFor();
  }

  async function transfer(person: Person, amount: string, reference: string): Promise<string> {
    await using claw = client(person);
    const { id: paymentId } = await claw.billing.topUp.mutate({ amount, provider: "offline" });
    await claw.billing.submitReference.mutate({ paymentId, reference });
    return paymentId;
  }

  test("a large payment is confirmed by two: the same person cannot twice, and the payer's balance waits for the second", async () => {
    await transfer(payer, "20000", "招行 20261130");
    await using claw = client(payer);
    const before = (await claw.billing.balance.query()).balance;

    await go(first.page, "");
    await open(first.page, "招行 20261130");
    const panel = first.page.getByRole("complementary", { name: "20,000.00 元" });
    await panel.getByText("超过上限，需要两个人先后确认。").waitFor();
    await first.page.keyboard.press("c");
    await confirm(first.page);
    await first.page.getByText("已记下你的确认，还要另一个人").waitFor();
    await panel.getByText("你已确认过，还要另一个人确认。").waitFor();
    expect(await panel.getByRole("button", { name: /第二次确认/ }).isDisabled()).toBe(true);
    expect((await claw.billing.balance.query()).balance).toBe(before);

    await go(second.page, "");
    await open(second.page, "招行 20261130");
    await second.page.getByRole("button", { name: /第二次确认/ }).click();
    await confirm(second.page);
    await second.page.getByText("已到账 20,000.00 元").waitFor();
    const history = second.page.getByRole("region", { name: "经过" });
    await history.getByText("确认到账").waitFor();
    expect(await history.getByRole("listitem").count()).toBe(4);
    expect(Number((await claw.billing.balance.query()).balance) - Number(before)).toBe(20_000);
    expect([...first.problems, ...second.problems]).toEqual([]);
  }, 90_000);

  test("nobody confirms a payment of their own, and a rejected one can be reopened", async () => {
    await transfer(runner, "50", "own-1");

    await go(first.page, "");
    await open(first.page, "own-1");
    await first.page.getByText("这是你自己的付款，要由别人来确认。").waitFor();
    expect(await first.page.getByRole("button", { name: /^确认到账/ }).isDisabled()).toBe(true);

    await go(second.page, "");
    await open(second.page, "own-1");
    await second.page.getByRole("button", { name: /^驳回/ }).waitFor();
    await second.page.keyboard.press("r");
    await second.page.getByRole("dialog").getByLabel("原因").fill("没有这笔钱");
    await second.page.getByRole("dialog").getByRole("button", { name: "驳回" }).click();
    await second.page.getByRole("button", { name: "重新打开" }).click();
    await second.page.getByRole("dialog").getByRole("button", { name: "重新打开" }).click();
    await second.page.getByText("已重新打开，等待确认").waitFor();
    expect([...first.problems, ...second.problems]).toEqual([]);
  }, 60_000);

  test("an adjustment above the limit moves money only when another operator approves", async () => {
    await using claw = client(payer);
    const before = Number((await claw.billing.balance.query()).balance);

    await go(first.page, "/adjustments");
    await first.page.keyboard.press("n");
    const dialog = first.page.getByRole("dialog");
    await dialog.getByLabel("用户").fill(payer.email);
    await dialog.getByRole("button", { name: payer.email }).click();
    await dialog.getByLabel("金额（元）").fill("15000");
    await dialog.getByLabel("原因").fill("补上漏记的充值");
    await dialog.getByRole("button", { name: "提交" }).click();
    await first.page.getByText("已提交，等另一位管理员批准").waitFor();
    expect(await first.page.getByRole("button", { name: /^批准/ }).isDisabled()).toBe(true);
    expect(Number((await claw.billing.balance.query()).balance)).toBe(before);

    await go(second.page, "/adjustments");
    await open(second.page, "补上漏记的充值");
    await second.page.getByRole("button", { name: /^批准/ }).click();
    await confirm(second.page, "批准");
    await second.page.getByText("已批准并入账").waitFor();
    expect(Number((await claw.billing.balance.query()).balance) - before).toBe(15_000);
    expect([...first.problems, ...second.problems]).toEqual([]);
  }, 60_000);

  test("the ledger shows both sides of a movement, and all that is searched comes as a file", async () => {
    const { page, problems } = first;
    const paymentId = await transfer(payer, "80", "ledger-1");
    await using boss = client(runner);
    await boss.billing.confirmPayment.mutate({ paymentId });

    await go(page, "/ledger");
    await page.getByRole("searchbox").fill(paymentId);
    await page.waitForURL((url) => url.searchParams.has("q"));
    const rows = page.getByRole("grid", { name: "流水" }).getByRole("row");
    await rows.filter({ hasText: "80.00 元" }).click();
    const sides = page.getByRole("region", { name: "两边" });
    await sides.getByText("+80.00 元").waitFor();
    await sides.getByText("-80.00 元").waitFor();
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "导出 CSV" }).click();
    const lines = (await readFile(await (await download).path(), "utf8")).trimEnd().split("\r\n");
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain(`,top_up,80.000000,`);
    expect(problems).toEqual([]);
  }, 60_000);

  test("the check says whether the accounts add up, and which rule is broken where", async () => {
    const { page, problems } = first;
    const { pool } = house.database.db;

    await go(page, "/invariants");
    await page.getByRole("button", { name: "现在核对" }).click();
    await page.getByText("账是平的").waitFor();
    await pool.query("UPDATE billing_accounts SET balance_micro = balance_micro + 1 WHERE kind = 'wallet'");
    await page.getByRole("button", { name: "现在核对" }).click();
    await page.getByText("账对不上").waitFor();
    await page.getByRole("table", { name: "钱包余额等于它所有流水之和" }).waitFor();
    await pool.query("UPDATE billing_accounts SET balance_micro = balance_micro - 1 WHERE kind = 'wallet'");
    expect(problems).toEqual([]);
  }, 60_000);

  test("every page of the room is free of barriers in both themes, and no wider than a phone", async () => {
    const { page } = first;
    await page.addInitScript({ path: axeSource });
    const found: Record<string, string[]> = {};

    for (const path of ["", "/refunds", "/invoices", "/ledger", "/adjustments", "/invariants"]) {
      await go(page, path);
      await page.locator("[role=row] + [role=row], [role=grid] [role=row], main li, h2").first().waitFor();
      const row = page.getByRole("grid").getByRole("row").nth(1);
      if (path !== "/refunds" && (await row.count()) > 0) {
        await row.click();
        await page.getByRole("complementary").last().getByRole("heading", { level: 2 }).waitFor();
      }
      await settle(page);
      const barriers = await findBarriers(page);
      await showTheme(page, "dark");
      found[path] = [...barriers, ...(await findFaint(page))];
      await page.setViewportSize({ width: 390, height: 844 });
      await settle(page);
      if (await isTooWide(page)) found[path].push("too wide");
      await page.setViewportSize({ width: 1280, height: 800 });
    }

    expect(Object.entries(found).filter(([, barriers]) => barriers.length > 0)).toEqual([]);
  }, 90_000);
});

async function open(page: Page, text: string) {
  await page.getByRole("grid").getByRole("row").filter({ hasText: text }).click();
}

async function confirm(page: Page, deed = "确认到账") {
  await page.getByRole("dialog").getByRole("button", { name: deed, exact: true }).click();
}

async function join(url: string, { name, email, password }: Person) {
  const response = await fetch(`${url}/trpc/auth.register`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name, email, password }),
  });
  if (!response.ok) throw new Error(`registration failed: ${await response.text()}`);
}
