import { expect, test } from "vitest";
import { growingSplit, splitBlocks, splitUnfinishedBlocks } from "./split-blocks.ts";

const splitUnfinished = splitUnfinishedBlocks(splitBlocks);

test("what the last block has opened is closed while it is written", () => {
  expect(splitUnfinished("第一段\n\n第二段**重点")).toEqual([...splitBlocks("第一段\n\n"), "第二段**重点**"]);
});

test("code that is being written stays as it is, stars and all", () => {
  const text = "让*它*停。\n\n```ts\n/** 注释 */\nfor (const item of items";

  expect(splitUnfinished(text)).toEqual(splitBlocks(text));
});

test("stars in an earlier block leave none at the end", () => {
  const text = "一句话*听起来顺*。\n\n```ts\n/** 按键分组 */\n```\n\n**注意：**要核对。";

  expect(splitUnfinished(text).join("")).toBe(text);
});

test("no text has no blocks to close", () => {
  expect(splitUnfinished("")).toEqual([]);
});

const everything = [
  "# 标题\n\n段落一\n段落一续\n\n- 甲\n\n- 乙\n  - 丙\n\n",
  "```ts\nconst a = 1;\n\n# 不是标题\n```\n\n",
  "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n\n",
  "$$\na\n\nb\n$$\n\n行内 $$x$$ 公式\n\n",
  "<details>\n\n里面\n\n</details>\n\n> 引文\n> 续\n\n1. 一\n2. 二\n\n---\n\n",
].join("");

test("a text that grows is split as if it were read whole, wherever it stands", () => {
  const text = everything.repeat(6);
  const split = growingSplit();

  for (let length = 0; length <= text.length; length += 7) {
    expect(split(text.slice(0, length))).toEqual(splitBlocks(text.slice(0, length)));
  }
});

test("another text, or a note that reaches over all of it, is read anew", () => {
  const split = growingSplit();
  split(everything.repeat(6));

  expect(split("别的\n\n文字")).toEqual(splitBlocks("别的\n\n文字"));
  expect(split(`${everything.repeat(6)}见[^1]\n\n[^1]: 注`)).toHaveLength(1);
});
