import { createServiceClient } from "@claw/client";
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
  signIn,
  somebody,
} from "@claw/testing/browser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const executable = findChromium();

describe.skipIf(executable === null)("in a real browser", () => {
  let house: House;

  beforeAll(async () => {
    if (executable) house = await openHouse(executable);
  });
  afterAll(() => house[Symbol.asyncDispose]());

  test("a question is edited in its place, both versions stay, and the arrows lead from one to the other by keyboard", async () => {
    house.answering({ 巴黎: { pieces: ["巴黎在法国。"] }, 罗马: { pieces: ["罗马在意大利。"] } });
    const { page, problems } = await openPage(house.browser, house.url);
    await register(page, house.url, somebody());
    await ask(page, "巴黎在哪里");
    await page.getByText("巴黎在法国。").waitFor();
    await ask(page, "谢谢");
    await answersOf(page).nth(1).getByText("好的。").waitFor();

    await questionsOf(page).first().hover();
    await questionsOf(page).first().getByRole("button", { name: "编辑" }).click();
    const editor = page.getByRole("textbox", { name: "修改问题" });
    expect(await editor.inputValue()).toBe("巴黎在哪里");
    await editor.fill("不要了");
    await editor.press("Escape");
    expect(await questionsOf(page).first().textContent()).toBe("巴黎在哪里");
    await page.getByRole("button", { name: "编辑" }).and(page.locator(":focus")).waitFor();
    await page.keyboard.press("Enter");
    await editor.fill("罗马在哪里");
    await editor.press("Enter");
    await page.getByText("罗马在意大利。").waitFor();
    await answersOf(page).getByTestId("answer-meta").waitFor();
    expect(await questionsOf(page).count()).toBe(1);

    const versions = page.getByRole("group", { name: "第 2 个版本，共 2 个" });
    await versions.getByRole("button", { name: "上一个版本" }).focus();
    await page.keyboard.press("Enter");
    await page.getByText("巴黎在法国。").waitFor();
    expect(await questionsOf(page).count()).toBe(2);
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("上一个版本");

    await ask(page, "在旧的一支里继续");
    await answersOf(page).nth(2).getByText("好的。").waitFor();
    await page.reload();
    await answersOf(page).nth(2).getByText("好的。").waitFor();
    expect((await questionsOf(page).allTextContents()).at(-1)).toBe("在旧的一支里继续");
    await page.getByRole("button", { name: "下一个版本" }).click();
    await page.getByText("罗马在意大利。").waitFor();

    const asked = house.provider.requests.map(({ body }) => body.messages?.map(({ content }) => content));
    const inOldBranch = asked.find((contents) => contents?.at(-1) === "在旧的一支里继续");
    expect(inOldBranch).toContain("巴黎在哪里");
    expect(inOldBranch).not.toContain("罗马在哪里");
    expect(problems).toEqual([]);
  }, 60_000);

  test("an answer is given again beside the first, on both devices, and the later one is shown", async () => {
    house.answering({ 再来: { pieces: ["第一次"] } });
    const person = somebody();
    const { page, problems } = await openPage(house.browser, house.url);
    await register(page, house.url, person);
    await ask(page, "再来一次");
    await answersOf(page).getByText("第一次").waitFor();
    await page.getByRole("heading", { name: "一个标题" }).waitFor();
    const second = await openPage(house.browser, house.url);
    await signIn(second.page, house.url, person);
    await second.page.getByRole("link", { name: "一个标题" }).click();
    await answersOf(second.page).getByText("第一次").waitFor();

    house.answering({ 再来: { pieces: ["第二次，", "说完。"], holdAfter: 1, usage: golden } });
    await answersOf(page).hover();
    await page.getByRole("button", { name: "重新回答" }).click();
    await page.getByRole("menuitem", { name: "重新回答" }).click();
    for (const one of [page, second.page]) await answersOf(one).getByText("第二次，").waitFor();
    house.provider.release();
    for (const one of [page, second.page]) {
      await answersOf(one).getByText("第二次，说完。").waitFor();
      await answersOf(one).getByText(goldenLine).waitFor();
      await one.getByRole("group", { name: "第 2 个版本，共 2 个" }).waitFor();
    }

    await second.page.getByRole("button", { name: "上一个版本" }).click();
    await answersOf(second.page).getByText("第一次").waitFor();
    expect(await answersOf(page).count()).toBe(1);
    expect([...problems, ...second.problems]).toEqual([]);
  }, 60_000);

  test("an answer that was stopped goes on in its place, seen on both devices", async () => {
    house.answering({ 长文: { pieces: ["开头，", "中间"], stallAfter: 1 } });
    const person = somebody();
    const { page, problems } = await openPage(house.browser, house.url);
    await register(page, house.url, person);
    await ask(page, "写一篇长文");
    await page.getByText("开头，").waitFor();
    await page.getByRole("button", { name: "停止回答" }).click();
    await page.getByText("已停止，以上是停止前的内容。").waitFor();
    const second = await openPage(house.browser, house.url);
    await signIn(second.page, house.url, person);
    await second.page.goto(page.url());
    await second.page.getByText("已停止，以上是停止前的内容。").waitFor();

    house.provider.next({ pieces: ["后来，", "结尾。"], holdAfter: 1, usage: golden });
    await page.getByRole("button", { name: "继续", exact: true }).click();
    for (const one of [page, second.page]) await answersOf(one).getByText("开头，后来，").waitFor();
    house.provider.release();

    for (const one of [page, second.page]) {
      await answersOf(one).getByText("开头，后来，结尾。").waitFor();
      await answersOf(one).getByTestId("answer-meta").waitFor();
      expect(await answersOf(one).locator(".markdown").textContent()).toBe("开头，后来，结尾。");
      expect(await answersOf(one).getAttribute("data-status")).toBe("complete");
      expect(await one.getByRole("group").count()).toBe(0);
    }
    expect([...problems, ...second.problems]).toEqual([]);
  }, 60_000);

  test("a page says that its conversation is open on another device, and when somebody types there", async () => {
    house.answering({});
    const person = somebody();
    const { page, problems } = await openPage(house.browser, house.url);
    await register(page, house.url, person);
    await ask(page, "谁在这里");
    await answersOf(page).getByText("好的。").waitFor();
    const second = await openPage(house.browser, house.url);
    await signIn(second.page, house.url, person);
    await second.page.goto(page.url());

    for (const one of [page, second.page]) await one.getByText("这个会话也在另一台设备上打开").waitFor();
    await composerOf(second.page).pressSequentially("我在这边写");
    await page.getByText("另一台设备上正在输入").waitFor();
    expect(await second.page.getByText("另一台设备上正在输入").count()).toBe(0);
    await composerOf(second.page).fill("");
    await page.getByText("这个会话也在另一台设备上打开").waitFor();
    await second.page.goto(house.url);
    await page.getByText("这个会话也在另一台设备上打开").waitFor({ state: "detached" });

    expect([...problems, ...second.problems]).toEqual([]);
  }, 60_000);

  test("a branch that begins on pages of other branches joins them, and the way back to those is found", async () => {
    house.answering({});
    const person = somebody();
    const { page, problems } = await openPage(house.browser, house.url);
    await register(page, house.url, person);
    await using claw = createServiceClient({ url: house.url, credentials: person });
    const { id: conversationId } = await claw.conversation.create.mutate({ title: "很长" });
    let parentId: string | undefined;
    let rootId = "";
    for (let at = 1; at <= 100; at += 1) {
      const role = at % 2 === 1 ? "user" : "assistant";
      const added = {
        conversationId,
        role,
        content: `第 ${at} 条`,
        ...(parentId ? { parentId } : {}),
      } as const;
      parentId = (await claw.conversation.addMessage.mutate(added)).id;
      if (at === 1) rootId = parentId;
    }
    await claw.conversation.editAndResend.mutate({ messageId: rootId, content: "换个开头" });

    await page.goto(`${house.url}/c/${conversationId}`);
    await questionsOf(page).getByText("换个开头").waitFor();
    await page.getByRole("group", { name: "第 2 个版本，共 2 个" }).waitFor();
    await page.getByRole("button", { name: "上一个版本" }).click();
    await page.getByText("第 100 条").waitFor();

    await page.mouse.move(700, 300);
    await expect
      .poll(async () => {
        await page.mouse.wheel(0, -2_000);
        return page.getByText("第 1 条", { exact: true }).count();
      })
      .toBe(1);
    expect(problems).toEqual([]);
  }, 60_000);

  test("a conversation that is deleted on one device leaves the other", async () => {
    house.answering({});
    const person = somebody();
    const { page } = await openPage(house.browser, house.url);
    await register(page, house.url, person);
    await ask(page, "很快就删");
    await page.getByRole("heading", { name: "一个标题" }).waitFor();
    const second = await openPage(house.browser, house.url);
    await signIn(second.page, house.url, person);
    await second.page.goto(page.url());
    await answersOf(second.page).getByText("好的。").waitFor();

    await page.getByRole("button", { name: "更多操作", exact: true }).click();
    await page.getByRole("menuitem", { name: "删除" }).click();
    await page.getByRole("button", { name: "删除", exact: true }).click();
    await second.page.waitForURL((url) => url.pathname === "/");

    expect(await second.page.getByRole("link", { name: "一个标题" }).count()).toBe(0);
  }, 60_000);
});
