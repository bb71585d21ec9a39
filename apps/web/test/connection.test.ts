import {
  answersOf,
  ask,
  composerOf,
  findChromium,
  golden,
  goldenLine,
  type House,
  openHouse,
  openPage,
  questionsOf,
  register,
  somebody,
} from "@claw/testing/browser";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const executable = findChromium();
/** What a browser writes into its console when a server or a network is away. */
const expected = /ERR_|WebSocket|Failed to (load|fetch)/;

/** WebSockets that the page has opened so far. */
function countSockets(page: Page): () => number {
  let sockets = 0;
  page.on("websocket", () => (sockets += 1));

  return () => sockets;
}

/** Another look at the conversation, as often as needed, until the database has the text. */
async function untilStored(page: Page, text: string): Promise<void> {
  const other = await page.context().newPage();
  await other.goto(page.url());
  for (;;) {
    const response = other.waitForResponse(/conversation\.messages/);
    await other.reload();
    if ((await (await response).text()).includes(text)) break;
  }
  await other.close();
}

describe.skipIf(executable === null)("in a real browser", () => {
  let house: House;

  beforeAll(async () => {
    if (executable) house = await openHouse(executable, { LEASE_SECONDS: "2" });
  });
  afterAll(() => house[Symbol.asyncDispose]());

  test("a server that is killed in mid-answer: the page says so, keeps the text, comes back, and the answer goes on", async () => {
    house.answering({ 停电: { pieces: ["写到这里", "没有了"], stallAfter: 1 } });
    const { page, problems } = await openPage(house.browser, house.url, { expected });
    const sockets = countSockets(page);
    await register(page, house.url, somebody());
    await ask(page, "停电时怎么办");
    await answersOf(page).getByText("写到这里").waitFor();
    await untilStored(page, "写到这里");

    await house.kill();
    await page.getByText("正在重新连接").waitFor();
    expect(await answersOf(page).getByText("写到这里").isVisible()).toBe(true);
    await composerOf(page).fill("还能写字");
    await house.start();
    await page.getByText("已重新连接").waitFor();
    await page.getByText("回答被中断了，已有的内容都保留着。").waitFor({ timeout: 20_000 });
    await page.getByText("已重新连接").waitFor({ state: "detached" });
    expect(await answersOf(page).locator(".markdown").textContent()).toBe("写到这里");

    house.provider.next({ pieces: ["，然后继续。"], usage: golden });
    await page.getByRole("button", { name: "继续", exact: true }).click();
    await answersOf(page).getByText("写到这里，然后继续。").waitFor();
    await answersOf(page).getByTestId("answer-meta").waitFor();

    expect(await answersOf(page).getAttribute("data-status")).toBe("complete");
    expect(await composerOf(page).inputValue()).toBe("还能写字");
    expect(sockets()).toBeGreaterThan(1);
    expect(problems).toEqual([]);
  }, 90_000);

  test("without a network a question waits, is sent once when it is back, and can be taken back before", async () => {
    house.answering({});
    const { page, problems } = await openPage(house.browser, house.url, { expected });
    await register(page, house.url, somebody());
    await ask(page, "第一句");
    await answersOf(page).first().getByText(goldenLine).waitFor();

    await page.context().setOffline(true);
    await ask(page, "断网时写的一句");
    await page.getByText("等待网络，恢复后自动发送").waitFor();
    await page.getByRole("button", { name: "撤回" }).click();
    await page.getByText("等待网络，恢复后自动发送").waitFor({ state: "detached" });
    expect(await composerOf(page).inputValue()).toBe("断网时写的一句");
    await composerOf(page).press("Enter");
    await page.getByText("等待网络，恢复后自动发送").waitFor();
    expect(await composerOf(page).inputValue()).toBe("");

    await page.context().setOffline(false);
    await answersOf(page).nth(1).getByText(goldenLine).waitFor();
    expect(await questionsOf(page).allTextContents()).toEqual(["第一句", "断网时写的一句"]);
    await page.reload();
    await answersOf(page).nth(1).getByText(goldenLine).waitFor();

    expect(await questionsOf(page).allTextContents()).toEqual(["第一句", "断网时写的一句"]);
    const sent = house.provider.requests.filter(
      ({ body }) => body.messages?.at(-1)?.content === "断网时写的一句",
    );
    expect(sent).toHaveLength(1);
    expect(problems).toEqual([]);
  }, 60_000);

  test("a question whose answer was lost on the way is sent again and stored once", async () => {
    house.answering({});
    const { page, problems } = await openPage(house.browser, house.url, { expected });
    await register(page, house.url, somebody());
    await ask(page, "第一句");
    await answersOf(page).first().getByText(goldenLine).waitFor();

    let tries = 0;
    await page.route("**/conversation.send**", async (route) => {
      tries += 1;
      if (tries > 2) return route.continue();
      await route.fetch();
      return route.abort("connectionreset");
    });
    await ask(page, "到了却没有回音");
    await answersOf(page).nth(1).getByText(goldenLine).waitFor();
    await page.waitForFunction(() => !document.body.textContent?.includes("等待网络"));
    await page.reload();
    await answersOf(page).nth(1).getByText(goldenLine).waitFor();

    expect(await questionsOf(page).allTextContents()).toEqual(["第一句", "到了却没有回音"]);
    expect(await answersOf(page).count()).toBe(2);
    expect(problems).toEqual([]);
  }, 60_000);

  test("a conversation that the server is only about to hear of is not asked for, though all is read anew meanwhile", async () => {
    house.answering({});
    const { page, problems } = await openPage(house.browser, house.url);
    const { promise: mayConnect, resolve: connect } = Promise.withResolvers<void>();
    const { promise: mayMake, resolve: make } = Promise.withResolvers<void>();
    await page.routeWebSocket(/\/trpc/, async (socket) => {
      await mayConnect;
      socket.connectToServer();
    });
    await page.route("**/conversation.create**", async (route) => {
      await mayMake;
      return route.continue();
    });
    await register(page, house.url, somebody());
    await ask(page, "第一句");
    await questionsOf(page).getByText("第一句").waitFor();

    const readAnew = page.waitForRequest(/conversation\.list/);
    connect();
    expect((await readAnew).url()).not.toMatch(/conversation\.(get|messages)/);
    make();
    await answersOf(page).getByText(goldenLine).waitFor();

    expect(problems).toEqual([]);
  }, 60_000);

  test("a page that is reloaded while its question waits sends it all the same, once", async () => {
    house.answering({});
    const { page, problems } = await openPage(house.browser, house.url, { expected });
    await register(page, house.url, somebody());
    await ask(page, "第一句");
    await answersOf(page).first().getByText(goldenLine).waitFor();

    await page.route("**/conversation.send**", (route) => route.abort("connectionreset"));
    await ask(page, "重新载入之前");
    await page.getByText("等待网络，恢复后自动发送").waitFor();
    await page.unroute("**/conversation.send**");
    await page.reload();
    await answersOf(page).nth(1).getByText(goldenLine).waitFor();

    expect(await questionsOf(page).allTextContents()).toEqual(["第一句", "重新载入之前"]);
    expect(problems).toEqual([]);
  }, 60_000);

  test("a page has one socket, for all that it watches", async () => {
    house.answering({});
    const { page, problems } = await openPage(house.browser, house.url);
    const sockets = countSockets(page);
    await register(page, house.url, somebody());
    for (const [index, question] of ["一", "二", "三"].entries()) {
      await ask(page, question);
      await answersOf(page).nth(index).getByText(goldenLine).waitFor();
    }

    expect(sockets()).toBe(1);
    expect(problems).toEqual([]);
  });
});
