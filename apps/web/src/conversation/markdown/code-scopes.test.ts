import { expect, test } from "vitest";
import { findScopes } from "./code-scopes.ts";

function told(code: string, language: string): string[] {
  return findScopes(code, language).map(({ start, end, scope }) => `${scope}:${code.slice(start, end)}`);
}

test("code is told apart, and each stretch stands where it is in the text", () => {
  const code = 'const 数 = 42; // 注释\nreturn "a";';

  expect(told(code, "ts")).toEqual([
    "keyword:const",
    "number:42",
    "comment:// 注释",
    "keyword:return",
    'string:"a"',
  ]);
});

test("what is added and removed is told apart", () => {
  expect(told("+ neu\n- alt", "diff")).toEqual(["added:+ neu", "removed:- alt"]);
});

test("a language that is not known leaves the code as it is", () => {
  expect(findScopes("while 真", "文言")).toEqual([]);
});
