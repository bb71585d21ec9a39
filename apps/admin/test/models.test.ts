import { startScriptedProvider } from "@claw/testing";
import {
  answersOf,
  ask,
  axeSource,
  composerOf,
  findBarriers,
  findChromium,
  openHouse,
  openPage,
  register,
  somebody,
} from "@claw/testing/browser";
import { expect, test } from "vitest";

const chromium = findChromium();
const apiKey = "sk-journey-0123456789";
const usage = { prompt_tokens: 1_000, completion_tokens: 500, total_tokens: 1_500 };

test.skipIf(!chromium)(
  "an operator connects a provider and prices its model; an answer under way keeps its price when that is changed",
  { timeout: 120_000 },
  async () => {
    await using own = await startScriptedProvider({ models: ["own-model", "own-small"] });
    own.usually(({ authorization, body }) => {
      if (authorization !== `Bearer ${apiKey}`) return { refuse: { status: 401, body: "{}" } };
      // What a test of the connection asks.
      if (body.model === undefined) return { refuse: { status: 400, body: "{}" } };

      return { pieces: ["第一段，", "第二段。"], holdAfter: 1, usage };
    });
    await using house = await openHouse(chromium ?? "");
    const { page, problems } = await openPage(house.browser, house.url, { expected: /favicon/ });
    await page.addInitScript({ path: axeSource });
    await register(page, house.url, somebody());

    // Connected, with a key that is wrong at first.
    await page.goto(`${house.url}/admin/models/providers`);
    await page.getByRole("button", { name: "接入模型服务" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("名称").fill("自家服务");
    await dialog.getByLabel("接口地址").fill(own.baseUrl);
    await dialog.getByLabel("密钥").fill("sk-wrong");
    await dialog.getByRole("button", { name: "测试连接" }).click();
    await dialog.getByText("密钥被拒绝。").waitFor();
    await dialog.getByLabel("密钥").fill(apiKey);
    await dialog.getByRole("button", { name: "测试连接" }).click();
    await dialog.getByText("连接正常，密钥有效").waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await dialog.getByRole("button", { name: "保存" }).click();

    // Its models are what one wants next.
    await dialog.getByRole("heading", { name: "自家服务 的模型" }).waitFor();
    await dialog.getByLabel("own-model").check();
    await dialog.getByLabel("输入").fill("2");
    await dialog.getByLabel("输出").fill("8");
    await dialog.getByRole("button", { name: "加入 1 个模型" }).click();
    await dialog.waitFor({ state: "hidden" });
    expect(await findBarriers(page)).toEqual([]);
    expect(await page.content()).not.toContain(apiKey);

    await page.getByRole("link", { name: "模型目录" }).click();
    await page.getByRole("row", { name: /own-model/ }).click();
    await page.getByRole("button", { name: "设为默认" }).click();
    await page.getByRole("button", { name: "不再默认" }).waitFor();
    expect(await findBarriers(page)).toEqual([]);

    // Asked in a tab of its own, answered half.
    const asking = await page.context().newPage();
    await asking.goto(house.url);
    await composerOf(asking).waitFor();
    await expect.poll(() => asking.getByText("own-model").count(), { timeout: 15_000 }).toBeGreaterThan(0);
    await ask(asking, "多少钱");
    await answersOf(asking).getByText("第一段，").waitFor();

    await page.getByRole("button", { name: "改价" }).click();
    await dialog.getByLabel("输入", { exact: true }).fill("20");
    await dialog.getByLabel("输出", { exact: true }).fill("80");
    await dialog.getByText("这个月没有调用，看不出影响。").waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await dialog.getByRole("button", { name: "定价" }).click();
    await dialog.waitFor({ state: "hidden" });
    await page.getByText("80.00 元").first().waitFor();

    // 1 000 at ¥2 and 500 at ¥8 per million: the price that it began with.
    own.release();
    await answersOf(asking).getByText("第二段。").waitFor();
    await asking.getByText("0.006 元", { exact: true }).waitFor();
    expect(problems).toEqual([]);
  },
);
