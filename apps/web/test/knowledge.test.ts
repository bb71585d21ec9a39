import { createServiceClient, type ServiceClient } from "@claw/client";
import {
  answersOf,
  ask,
  composerOf,
  findChromium,
  type House,
  openHouse,
  openPage,
  register,
  somebody,
} from "@claw/testing/browser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dropFiles } from "./drop-files.ts";

const executable = findChromium();

const policy = [
  "# 售后服务政策",
  "",
  "## 保修期",
  "",
  "整机自验收之日起保修二十四个月，转子保修三十六个月或十万次运行，以先到者为准。",
  "",
  "## 退换货",
  "",
  "签收后七日内，设备外观完好、配件齐全，可以无理由退货；定制转子除外。",
  "",
].join("\n");
const quote = "转子保修三十六个月或十万次运行";
const noProvider = { OPENAI_BASE_URL: "", OPENAI_API_KEY: "", OPENAI_MODEL: "" };

/** A base with the policy in it, ready to be searched. */
async function makeBase({ knowledge }: Pick<ServiceClient, "knowledge">) {
  const base = await knowledge.create.mutate({ name: "产品手册" });
  const document = await knowledge.addText.mutate({
    knowledgeBaseId: base.id,
    title: "售后服务政策",
    content: policy,
    fileType: "md",
  });
  const until = async () => {
    while ((await knowledge.getDocument.query({ documentId: document.id })).status !== "ready");
  };
  await until();

  return { base, document, until };
}

describe.skipIf(executable === null)("in a real browser", () => {
  let house: House;

  beforeAll(async () => {
    if (executable) house = await openHouse(executable);
  });
  afterAll(() => house[Symbol.asyncDispose]());

  test("files that are dropped become answers whose citations open the document at their place", async () => {
    house.answering({
      转子: {
        pieces: ["转子：", `“${quote}”[1]，`, "整机“保修二十五个月”[1]。", "`[1]` 不算。"],
        holdAfter: 1,
      },
    });
    const { page, problems } = await openPage(house.browser, house.url);
    await register(page, house.url, somebody());
    await page.getByRole("link", { name: "知识库" }).click();
    await page.getByRole("heading", { name: "让回答有出处" }).waitFor();
    await page.getByRole("button", { name: "新建知识库" }).click();
    await page.getByLabel("名称").fill("产品手册");
    await page.getByRole("button", { name: "新建", exact: true }).click();
    await page.getByRole("heading", { name: "产品手册" }).waitFor();

    await dropFiles(page, [
      { name: "售后服务政策.md", type: "text/markdown", content: policy },
      { name: "坏掉的.pdf", type: "application/pdf", content: "%PDF-1.7\nnothing of a document" },
    ]);
    const documents = page.getByRole("region", { name: "文档" }).getByRole("listitem");
    await documents.filter({ hasText: "售后服务政策" }).getByText("可以检索").waitFor();
    await documents.filter({ hasText: "坏掉的" }).getByText("文件不完整，或者已经损坏。").waitFor();
    await page.getByText("1 份文档").or(page.getByText("2 份文档")).first().waitFor();

    await page.getByRole("button", { name: "更多操作", exact: true }).click();
    await page.getByRole("menuitem", { name: "检索测试" }).click();
    await page.getByLabel("问题").fill("转子保修多久");
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: "打开“售后服务政策" }).first().waitFor();
    expect(await page.locator("mark", { hasText: "转子" }).count()).toBeGreaterThan(0);
    await page.getByRole("tab", { name: "检索过程" }).click();
    await page.getByRole("region", { name: "查找的词" }).getByText("转子").first().waitFor();
    await page.getByRole("table", { name: "每一段经过了什么" }).getByText("采用").first().waitFor();

    await page.getByRole("link", { name: "新会话" }).click();
    await page.getByRole("button", { name: "选择回答依据的知识库" }).click();
    await page.getByRole("menuitemcheckbox", { name: /产品手册/ }).click();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "不再使用“产品手册”" }).waitFor();
    await ask(page, "转子保修多久？");
    const answer = answersOf(page);
    await answer.getByText("转子：").waitFor();
    await answer
      .getByRole("region", { name: "来源" })
      .getByText(/找到 \d+ 处来源/)
      .waitFor();
    house.provider.release();
    const marks = answer.locator("[data-citation]");
    await answer.locator("[data-citation=verified]").waitFor();
    expect(await marks.evaluateAll((all) => all.map((one) => one.getAttribute("data-citation")))).toEqual([
      "verified",
      "unverified",
    ]);
    expect(await answer.locator("code").textContent()).toBe("[1]");
    await answer.getByRole("region", { name: "来源" }).getByText("未核对").waitFor();

    await marks.first().focus();
    await page.getByRole("tooltip").getByText("引文与原文一致。").first().waitFor();
    await page.keyboard.press("Enter");
    const panel = page.getByRole("complementary", { name: "来源 1" });
    await panel.locator("mark").waitFor();
    expect(await panel.locator("mark").textContent()).toBe(quote);
    await panel.getByRole("link", { name: "打开文档" }).click();
    await page.getByRole("heading", { name: /售后服务政策/, level: 1 }).waitFor();
    expect(await page.locator("mark").textContent()).toBe(quote);

    await page.goBack();
    await page.getByRole("button", { name: "为什么是这些来源？" }).click();
    await page
      .getByRole("complementary", { name: "为什么是这些来源" })
      .getByText("转子保修多久")
      .first()
      .waitFor();
    expect(await composerOf(page).count()).toBe(1);
    expect(problems).toEqual([]);
  }, 90_000);

  test("a citation says when its document was replaced, and when it was deleted, in the answer and at its address", async () => {
    house.answering({ 转子: { pieces: [`“${quote}”[1]。`] } });
    const person = somebody();
    const { page, problems } = await openPage(house.browser, house.url, { expected: /404/ });
    await register(page, house.url, person);
    await using claw = createServiceClient({ url: house.url, credentials: person });
    const { base, document, until } = await makeBase(claw);
    await page.goto(`${house.url}/?base=${base.id}`);
    await page.getByText("产品手册").waitFor();
    await ask(page, "转子保修多久？");
    await answersOf(page).locator("[data-citation=verified]").click();
    const panel = page.getByRole("complementary", { name: "来源 1" });
    await panel.locator("mark").waitFor();
    const address = await panel.getByRole("link", { name: "打开文档" }).getAttribute("href");

    const { id: documentId } = document;
    const text = { knowledgeBaseId: base.id, documentId, title: "售后服务政策", content: "转子只保修一年。" };
    await claw.knowledge.addText.mutate(text);
    await until();
    await page.goto(`${house.url}${address}`);
    await page.getByText("引用的那一版已被新版本替换，这里是现在的内容。").waitFor();
    await page.getByText("转子只保修一年。").waitFor();
    expect(await page.locator("mark").count()).toBe(0);

    await claw.knowledge.deleteDocument.mutate({ documentId });
    await page.goBack();
    await panel.getByText("引用的文档已被删除，原文看不到了。").waitFor();
    await answersOf(page).getByText(quote).waitFor();
    await page.goto(`${house.url}${address}`);
    await page.getByRole("heading", { name: "这份文档不在这里" }).waitFor();
    expect(problems).toEqual([]);
  }, 60_000);

  test("by keyboard alone: a base, a text of one's own, its deletion with a question before, on both devices", async () => {
    const person = somebody();
    const { page, problems } = await openPage(house.browser, house.url);
    await register(page, house.url, person);
    await page.getByRole("link", { name: "知识库" }).press("Enter");
    await page.getByRole("button", { name: "新建知识库" }).press("Enter");
    await page.keyboard.type("制度");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "添加文字" }).first().press("Enter");
    await page.keyboard.type("休假");
    await page.keyboard.press("Tab");
    await page.keyboard.type("每年十五天年假。");
    await page.getByRole("button", { name: "添加", exact: true }).press("Enter");
    await page.getByRole("listitem").filter({ hasText: "休假" }).getByText("可以检索").waitFor();
    await page.getByRole("status").getByText("“休假”可以检索了").waitFor();

    await using claw = createServiceClient({ url: house.url, credentials: person });
    const [base] = (await claw.knowledge.list.query()).items;
    await claw.knowledge.addText.mutate({
      knowledgeBaseId: base?.id ?? "",
      title: "报销",
      content: "凭票报销。",
    });
    await page.getByRole("listitem").filter({ hasText: "报销" }).getByText("可以检索").waitFor();

    await page.getByRole("button", { name: "更多操作", exact: true }).press("Enter");
    await page.getByRole("menuitem", { name: "删除知识库" }).press("Enter");
    await page.getByText(/“制度”和其中的 2 份文档会被永久删除/).waitFor();
    await page.getByRole("button", { name: "删除", exact: true }).press("Enter");
    await page.getByRole("heading", { name: "让回答有出处" }).waitFor();
    expect(await claw.knowledge.count.query()).toBe(0);
    expect(problems).toEqual([]);
  }, 60_000);
});

describe.skipIf(executable === null)("in a real browser, without a model", () => {
  test("the offline assistant quotes the document, and its quotes are verified", async () => {
    if (!executable) return;
    await using house = await openHouse(executable, noProvider);
    const person = somebody();
    const { page, problems } = await openPage(house.browser, house.url);
    await register(page, house.url, person);
    await using claw = createServiceClient({ url: house.url, credentials: person });
    const { base } = await makeBase(claw);
    await page.goto(`${house.url}/?base=${base.id}`);
    await page.getByText("产品手册").waitFor();
    await ask(page, "转子保修多久？");

    await answersOf(page).locator("[data-citation=verified]").first().waitFor();
    expect(await answersOf(page).locator("[data-citation=unverified]").count()).toBe(0);
    await answersOf(page).locator("[data-citation=verified]").first().click();
    await page.getByRole("complementary", { name: /来源/ }).locator("mark").first().waitFor();
    expect(problems).toEqual([]);
  }, 60_000);
});
