import { expect, test } from "vitest";
import { fillPrompt, variablesOf } from "./fill-prompt.ts";

const content = "把 {{ 原文 }} 译成{{语言}}，只用{{语言}}。{不是} {{}} {{a\nb}}";

test("names in double braces are variables, each once, white space around them aside", () => {
  expect(variablesOf(content)).toEqual(["原文", "语言"]);
  expect(variablesOf("没有")).toEqual([]);
});

test("values are put in as they are, and what has none stays", () => {
  const values = new Map([
    ["原文", "$& {{语言}}"],
    ["语言", ""],
  ]);

  expect(fillPrompt(content, values)).toBe("把 $& {{语言}} 译成{{语言}}，只用{{语言}}。{不是} {{}} {{a\nb}}");
});
