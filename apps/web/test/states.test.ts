import {
  answersOf,
  ask,
  axeSource,
  composerOf,
  findBarriers,
  findChromium,
  golden,
  type House,
  openHouse,
  openPage,
  register,
  somebody,
} from "@claw/testing/browser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const executable = findChromium();

describe.skipIf(executable === null)("the ways an answer can end, in a real browser", () => {
  let house: House;

  beforeAll(async () => {
    if (executable) house = await openHouse(executable, { LEASE_SECONDS: "3" });
  });
  afterAll(() => house[Symbol.asyncDispose]());

  test("whole: said once and politely, not word by word; stopped: goes on; failed: again, or by another model", async () => {
    const pieces = Array.from({ length: 30 }, (_, at) => `第${at}段`);
    house.answering({
      完整: { pieces, usage: golden },
      停下: { pieces: ["说到", "一半"], stallAfter: 1 },
      出错: { refuse: { status: 400, body: "no", type: "text/plain" } },
    });
    const { page, problems } = await openPage(house.browser, house.url);
    await page.addInitScript({ path: axeSource });
    await register(page, house.url, somebody());
    const live = page.locator("[aria-live=polite]");
    await live.evaluate((region) => {
      const said: string[] = [];
      Object.assign(globalThis, { said });
      new MutationObserver(() => said.push(region.textContent ?? "")).observe(region, {
        childList: true,
        subtree: true,
        characterData: true,
      });
    });

    await ask(page, "完整地说");
    await answersOf(page).getByText("第29段").waitFor();
    await expect.poll(() => page.evaluate("said")).toEqual(["回答完成"]);

    await ask(page, "停下来");
    await answersOf(page).nth(1).getByText("说到").waitFor();
    await page.getByRole("button", { name: "停止回答" }).click();
    const stopped = answersOf(page).nth(1);
    await stopped.getByText("已停止，以上是停止前的内容。").waitFor();
    expect(await stopped.getByRole("button", { name: "继续", exact: true }).isVisible()).toBe(true);

    await ask(page, "出错的");
    const failed = answersOf(page).nth(2);
    await failed.getByText("没有答成").waitFor();
    expect(await failed.getByRole("button", { name: "重试" }).isVisible()).toBe(true);
    expect(await failed.getByText("回答编号").isVisible()).toBe(false);
    await failed.getByText("详细信息").click();
    expect(await failed.getByText(/回答编号 [0-9a-f-]{36}/).isVisible()).toBe(true);
    await failed.getByRole("button", { name: "换个模型回答" }).click();
    await page.getByRole("menuitem").first().waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("menuitem").first().waitFor({ state: "detached" });
    expect(await page.evaluate("said")).toEqual(["回答完成"]);
    expect(await findBarriers(page)).toEqual([]);
    expect(problems).toEqual([]);
  }, 60_000);

  test("interrupted by a server that dies in the middle: what was stored stays, and goes on", async () => {
    house.answering({ 断电: { pieces: ["断电前", "后来"], stallAfter: 1 } });
    const { page } = await openPage(house.browser, house.url);
    await register(page, house.url, somebody());
    await ask(page, "断电会怎样");
    await answersOf(page).getByText("断电前").waitFor();
    await house.kill();
    await house.start();
    await answersOf(page).getByText("回答被中断了，已有的内容都保留着。").waitFor({ timeout: 40_000 });
    house.provider.next({ pieces: ["，接着说完。"], usage: golden });
    await answersOf(page).getByRole("button", { name: "继续", exact: true }).click();
    await answersOf(page).getByText("接着说完。").waitFor();
  }, 90_000);

  test("refused by the server: the text stays, and the number of the request is folded away", async () => {
    const { page } = await openPage(house.browser, house.url);
    await register(page, house.url, somebody());
    house.answering({});
    await ask(page, "第一句");
    await answersOf(page).getByText("好的。").waitFor();

    const data = { reason: "INTERNAL", fields: [], requestId: "r-17" };
    await page.route("**/conversation.send**", (route) =>
      route.fulfill({ status: 500, json: [{ error: { code: -32603, message: "", data } }] }),
    );
    await ask(page, "被拒绝");
    await page.getByText("没有发出去，内容还在这里。").waitFor();
    expect(await page.getByText("请求编号 r-17").isVisible()).toBe(false);
    await page.getByText("详细信息").click();
    expect(await page.getByText("请求编号 r-17").isVisible()).toBe(true);
  }, 90_000);

  test("too long: the count and the limit are there before it is sent, and it is not", async () => {
    house.answering({});
    const { page, problems } = await openPage(house.browser, house.url);
    await register(page, house.url, somebody());
    await composerOf(page).fill("长".repeat(100_001));
    await page.getByText("已有 100,001 个字符，最多 100,000 个。请删减后再发送。").waitFor();
    await composerOf(page).press("Enter");
    expect(new URL(page.url()).pathname).toBe("/");

    await composerOf(page).press("Backspace");
    await page.getByText("100,000 / 100,000").waitFor();
    expect(problems).toEqual([]);
  }, 60_000);
});
