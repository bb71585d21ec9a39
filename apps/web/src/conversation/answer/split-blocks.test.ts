import { expect, test } from "vitest";
import { splitBlocks, splitUnfinishedBlocks } from "./split-blocks.ts";

test("what the last block has opened is closed while it is written", () => {
  expect(splitUnfinishedBlocks("第一段\n\n第二段**重点")).toEqual([
    ...splitBlocks("第一段\n\n"),
    "第二段**重点**",
  ]);
});

test("code that is being written stays as it is, stars and all", () => {
  const text = "让*它*停。\n\n```ts\n/** 注释 */\nfor (const item of items";

  expect(splitUnfinishedBlocks(text)).toEqual(splitBlocks(text));
});

test("stars in an earlier block leave none at the end", () => {
  const text = "一句话*听起来顺*。\n\n```ts\n/** 按键分组 */\n```\n\n**注意：**要核对。";

  expect(splitUnfinishedBlocks(text).join("")).toBe(text);
});

test("no text has no blocks to close", () => {
  expect(splitUnfinishedBlocks("")).toEqual([]);
});
