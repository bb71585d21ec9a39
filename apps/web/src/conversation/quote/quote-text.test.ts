import { expect, test } from "vitest";
import { quoteText } from "./quote-text.ts";

test("each line is quoted, and there is room to go on", () => {
  expect(quoteText("", "第一行\n\n第二行\n")).toBe("> 第一行\n>\n> 第二行\n\n");
});

test("what was being written stays before it", () => {
  expect(quoteText("我想问\n", "这句")).toBe("我想问\n\n> 这句\n\n");
});
