import { expect, test } from "vitest";
import { layoutPassage, stretchesOf } from "./layout-passage.ts";

/** The parts with their words. */
const shown = (content: string, headings = "") =>
  layoutPassage(content, headings).map((part) =>
    part.kind === "table"
      ? part.rows.map((row) => row.map(({ start, end }) => content.slice(start, end)))
      : `${part.kind} ${content.slice(part.start, part.end)}`,
  );

test("headings are known by Markdown's signs, or as the passage's own at its beginning", () => {
  expect(shown("## 保修期\n\n整机两年。\n转子三年。")).toEqual([
    "heading 保修期",
    "text 整机两年。\n转子三年。",
  ]);
  expect(shown("第二章\n内容", "手册 > 第二章")).toEqual(["heading 第二章", "text 内容"]);
  expect(shown("内容\n第二章", "手册 > 第二章")).toEqual(["text 内容\n第二章"]);
  expect(shown("#5 号机\n")).toEqual(["text #5 号机"]);
});

test("rows with bars are a table, from a sheet as from Markdown, and a bar in a sentence is none", () => {
  expect(shown("名称 | 价格\n转子 | 8600\n说明")).toEqual([
    [
      ["名称", "价格"],
      ["转子", "8600"],
    ],
    "text 说明",
  ]);
  expect(shown("前\n| 情形 | 期限 |\n| --- | :-: |\n| 退货 |  |")).toEqual([
    "text 前",
    [
      ["情形", "期限"],
      ["退货", ""],
    ],
  ]);
  expect(shown("用 a | b 表示或")).toEqual(["text 用 a | b 表示或"]);
});

test("nothing of the words is lost or said twice", () => {
  const content = "一\n\n## 二\n三 | 四\n五 | 六\n\n七\n八";

  expect(
    shown(content)
      .flat(2)
      .join(" ")
      .replaceAll(/text |heading |\n/g, ""),
  ).toBe("一 二 三 四 五 六 七八");
});

test("a part is cut where a citation or what is repeated begins and ends", () => {
  expect(stretchesOf({ start: 0, end: 10 }, { start: 4, end: 6 }, 2)).toEqual([
    { start: 0, end: 2, isMarked: false, isRepeated: true },
    { start: 2, end: 4, isMarked: false, isRepeated: false },
    { start: 4, end: 6, isMarked: true, isRepeated: false },
    { start: 6, end: 10, isMarked: false, isRepeated: false },
  ]);
  expect(stretchesOf({ start: 5, end: 8 }, { start: 0, end: 20 }, 0)).toEqual([
    { start: 5, end: 8, isMarked: true, isRepeated: false },
  ]);
  expect(stretchesOf({ start: 5, end: 8 }, { start: 9, end: 20 }, 0)).toEqual([
    { start: 5, end: 8, isMarked: false, isRepeated: false },
  ]);
});
