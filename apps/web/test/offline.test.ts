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
  somebody,
} from "@claw/testing/browser";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const executable = findChromium();

/** How many conversations this browser keeps. */
const countKept = (page: Page) =>
  page.evaluate(async () => {
    // Opened before the page has made it, it would stay without a store.
    const known = await indexedDB.databases();
    if (!known.some(({ name }) => name === "claw.kept")) return 0;

    return await new Promise<number>((resolve) => {
      const opened = indexedDB.open("claw.kept");
      opened.onsuccess = () => {
        const { result } = opened;
        const read = result.transaction("kept").objectStore("kept").get("last");
        read.onsuccess = () => {
          result.close();
          resolve(read.result?.conversations.length ?? 0);
        };
      };
    });
  });

describe.skipIf(executable === null)("without a network, in a real browser", () => {
  let house: House;

  beforeAll(async () => {
    if (executable) house = await openHouse(executable);
  });
  afterAll(() => house[Symbol.asyncDispose]());

  test("the page opens, what was seen can be read and nothing else, it goes on when the server is back, and signing out leaves none of it", async () => {
    house.answering({ 离线: { pieces: ["写在**飞机**上"] } });
    const { page, problems } = await openPage(house.browser, house.url, {
      serviceWorkers: "allow",
      expected: /ERR_CONNECTION_REFUSED|Failed to load resource|WebSocket/,
    });
    await page.addInitScript({ path: axeSource });
    await register(page, house.url, somebody());
    await ask(page, "离线也能读吗");
    await answersOf(page).getByText("飞机").waitFor();
    await page.getByRole("heading", { name: "一个标题" }).waitFor();
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await expect.poll(() => countKept(page)).toBe(1);

    await house.kill();
    await page.reload();
    await page.getByRole("heading", { name: "连不上服务器" }).waitFor();
    await page.getByRole("button", { name: /一个标题|新会话/ }).click();
    await page.getByText("离线也能读吗").waitFor();
    expect(await answersOf(page).locator("strong").textContent()).toBe("飞机");
    expect(await composerOf(page).count()).toBe(0);
    expect(await findBarriers(page)).toEqual([]);

    await house.start();
    await page.getByRole("button", { name: "重试" }).click();
    await composerOf(page).waitFor();
    const kept = await page.evaluate(async () => {
      const names = await caches.keys();
      const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return requests.flat().map(({ url }) => new URL(url).pathname);
    });
    expect(kept.length).toBeGreaterThan(8);
    expect(kept.filter((path) => !/^\/$|^\/(assets|icons)\/|^\/[\w.]+$/.test(path))).toEqual([]);

    await page.getByRole("button", { name: /^账号/ }).click();
    await page.getByRole("menuitem", { name: "退出登录" }).click();
    await page.getByRole("heading", { name: "登录" }).waitFor();
    await expect.poll(() => countKept(page)).toBe(0);
    expect(problems).toEqual([]);
  }, 120_000);

  test("a new version waits to be told of until the answer is whole", async () => {
    house.answering({ 新版本: { pieces: ["还在", "写。"], holdAfter: 1 } });
    const { page, problems } = await openPage(house.browser, house.url);
    await page.addInitScript(() => {
      const registration = Object.assign(new EventTarget(), { waiting: { postMessage() {} } });
      const serviceWorker = Object.assign(new EventTarget(), {
        controller: {},
        register: async () => registration,
      });
      Object.defineProperty(navigator, "serviceWorker", { value: serviceWorker });
    });
    await register(page, house.url, somebody());
    await page.getByText("有新版本").waitFor();

    await ask(page, "新版本来了吗");
    await answersOf(page).getByText("还在").waitFor();
    expect(await page.getByText("有新版本").count()).toBe(0);
    house.provider.release();
    await answersOf(page).getByText("还在写。").waitFor();
    await page.getByText("有新版本").waitFor();
    expect(problems).toEqual([]);
  }, 60_000);
});
