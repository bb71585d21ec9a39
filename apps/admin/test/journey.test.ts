import {
  answersOf,
  ask,
  findChromium,
  type House,
  openHouse,
  openPage,
  type Person,
  signIn,
} from "@claw/testing/browser";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clientOf, enter, join } from "./operator.ts";

const executable = findChromium();
/** Open sockets and streams of somebody who was disabled end within this. */
const promisedMs = 10_000;

describe.skipIf(executable === null)("operators, in a real browser", () => {
  let house: House;
  let operator: Person;
  let page: Page;
  let problems: string[];

  beforeAll(async () => {
    if (!executable) return;

    house = await openHouse(executable);
    house.answering({ 慢慢说: { pieces: ["从前", "有座山"], holdAfter: 1 } });
    operator = await join(house.url, "王站长");
    ({ page, problems } = await openPage(house.browser, house.url, { expected: /401|403/ }));
    await enter(page, house.url, "/admin/users?q=%E6%9D%8E", operator);
  });
  afterAll(() => house[Symbol.asyncDispose]());

  const open = (path: string) => page.goto(`${house.url}${path}`);

  test("somebody who is no operator is told so, and led back to the conversations", async () => {
    const person = await join(house.url, "路人");
    const visit = await openPage(house.browser, house.url);

    await enter(visit.page, house.url, "/admin/settings", person);

    await visit.page.getByRole("heading", { name: "这里只有管理员能进" }).waitFor();
    await visit.page.getByRole("link", { name: "回到会话" }).click();
    await visit.page.waitForURL(`${house.url}/`);
    await visit.page.getByRole("button", { name: /账号/ }).click();
    expect(await visit.page.getByRole("menuitem", { name: "管理后台" }).count()).toBe(0);
    expect(visit.problems).toEqual([]);
    await visit.page.context().close();
  });

  test("a person who is disabled while an answer streams is out within ten seconds, and cannot come back", async () => {
    const person = await join(house.url, "李雷");
    const visit = await openPage(house.browser, house.url, { expected: /401|403/ });
    let closed = Number.NaN;
    visit.page.on("websocket", (socket) =>
      socket.on("close", () => {
        closed = performance.now();
      }),
    );
    await signIn(visit.page, house.url, person);
    await ask(visit.page, "慢慢说");
    await answersOf(visit.page).last().getByText("从前").waitFor();

    await open("/admin/users?q=李雷");
    await page.getByRole("row", { name: /李雷/ }).click();
    await page.getByRole("button", { name: "停用" }).click();
    await page.getByLabel("原因").fill("滥用，见工单 7");
    const begun = performance.now();
    await page.getByRole("dialog").getByRole("button", { name: "停用" }).click();

    await page.getByRole("button", { name: "启用" }).waitFor();
    await visit.page.waitForURL(/\/sign-in/);
    await expect.poll(() => closed - begun).toBeLessThan(promisedMs);
    await visit.page.getByLabel("邮箱").fill(person.email);
    await visit.page.getByLabel("密码", { exact: true }).fill(person.password);
    await visit.page.getByRole("button", { name: "登录" }).click();
    await visit.page.getByRole("alert").waitFor();
    house.provider.release();
    await visit.page.context().close();

    await open("/admin/audit?q=工单");
    await page.getByRole("row", { name: /停用账号.*你/ }).waitFor();
  });

  test("a setting goes back to an earlier version, with the difference shown before", async () => {
    await open("/admin/settings");
    const setting = page.getByRole("region", { name: "新账号的赠送额度" });
    for (const amount of ["20", "30"]) {
      await setting.getByLabel("值").fill(amount);
      await setting.getByRole("button", { name: "保存" }).click();
      await setting.getByText(amount === "20" ? "1 个版本" : "2 个版本").waitFor();
    }

    await setting.getByRole("link", { name: "2 个版本" }).click();
    await page.getByRole("button", { name: "回到这个版本" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("30", { exact: true }).waitFor();
    await dialog.getByText("20", { exact: true }).waitFor();
    await dialog.getByRole("button", { name: "回到这个版本" }).click();

    await setting.getByText("3 个版本").waitFor();
    expect(await setting.getByLabel("值").inputValue()).toBe("20");
  });

  test("a file of settings shows what it changes, line by line, before it is taken over", async () => {
    await open("/admin/settings");
    const choose = (settings: object) =>
      page.getByLabel("导入").setInputFiles({
        name: "claw-settings.json",
        mimeType: "application/json",
        buffer: Buffer.from(JSON.stringify({ format: "claw-settings", version: 1, settings })),
      });
    const setting = page.getByRole("region", { name: "新账号的赠送额度" });
    await setting.getByText("3 个版本").waitFor();

    await choose({ "registration.startingCredit": "25", "registration.open": true });
    const dialog = page.getByRole("dialog", { name: "导入会改变 1 项设置" });
    expect(await dialog.getByRole("listitem").allInnerTexts()).toEqual([
      expect.stringMatching(/^−\s*去掉：\s*20$/),
      expect.stringMatching(/^\+\s*新增：\s*25$/),
    ]);
    await dialog.getByRole("button", { name: "取消" }).click();
    await dialog.waitFor({ state: "hidden" });
    expect(await setting.getByText("3 个版本").count()).toBe(1);

    await choose({ "registration.startingCredit": "25" });
    await dialog.getByRole("button", { name: "导入" }).click();
    await setting.getByText("4 个版本").waitFor();

    await choose({ "registration.startingCredit": "25" });
    await page.getByText("文件里的设置和现在一样").waitFor();
  });

  test("conversations are read for a reason, the person is told, and an ended access shows nothing", async () => {
    const person = await join(house.url, "韩梅梅");
    await using claw = clientOf(house.url, person);
    const { id: conversationId } = await claw.conversation.create.mutate({ title: "装修预算" });
    await claw.conversation.chat.mutate({ conversationId, content: "厨房翻新要多少钱" });
    const { id } = await claw.auth.me.query();

    await open(`/admin/users/${id}`);
    await page.getByRole("heading", { name: "韩梅梅" }).waitFor();
    expect(await page.getByText("装修预算").count()).toBe(0);
    await page.getByRole("button", { name: "申请查看" }).click();
    await page.getByLabel("原因").fill("法院来函，案号 2026-113");
    await page.getByRole("button", { name: "告知并打开" }).click();
    await page.getByRole("button", { name: /装修预算/ }).click();
    await page.getByText("厨房翻新要多少钱").waitFor();

    expect(await claw.user.disclosures.query()).toMatchObject([
      { operatorName: "王站长", reason: "法院来函，案号 2026-113", isOpen: true, readings: 2 },
    ]);
    await page.getByRole("button", { name: "结束查看" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "结束查看" }).click();
    await page.getByText("这次查看已经结束").waitFor();
    expect(await page.getByText("厨房翻新要多少钱").count()).toBe(0);
    await page.reload();
    await page.getByText("这次查看已经结束").waitFor();
  });

  test("a byte that was changed in the database is named by the verification of the audit log", async () => {
    const { pool } = house.database.db;
    await open("/admin/audit");
    await page.getByRole("button", { name: "校验链" }).click();
    await page.getByText("每一环都完好").waitFor();
    await page.keyboard.press("Escape");

    await pool.query("ALTER TABLE audit_events DISABLE TRIGGER USER");
    const { rows } = await pool.query<{ id: string; seq: string }>(
      `UPDATE audit_events SET address = address || '1'
       WHERE id = (SELECT id FROM audit_events WHERE action = 'user_disabled' LIMIT 1) RETURNING id, seq`,
    );
    await pool.query("ALTER TABLE audit_events ENABLE TRIGGER USER");
    const [changed] = rows;

    await page.getByRole("button", { name: "校验链" }).click();
    await page.getByText("有 1 处对不上").waitFor();
    await page.getByText("内容被改动过").waitFor();
    await page.getByText(changed?.id ?? "nothing was changed").waitFor();
    expect(await page.getByText(new RegExp(`第 ${changed?.seq} 条`)).count()).toBe(1);
    await page.keyboard.press("Escape");
  });

  test("keys lead everywhere: to rooms, to the search, along the rows, into one and back", async () => {
    await open("/admin/settings");
    await page.getByRole("heading", { name: "设置", level: 1 }).waitFor();
    await page.keyboard.press("g");
    await page.keyboard.press("u");
    await page.getByRole("row", { name: /王站长/ }).waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type("王站");
    await page.waitForURL(/q=/);
    await expect.poll(() => page.locator("[data-row]").count()).toBe(1);
    await page.keyboard.press("Escape");
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "王站长", level: 1 }).waitFor();
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog").getByRole("combobox").fill("审计");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/admin\/audit/);

    expect(problems).toEqual([]);
  });
});
