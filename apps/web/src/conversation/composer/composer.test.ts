import { maxContentLength } from "@claw/contract/limits";
import { expect, test } from "vitest";
import { sendsOnEnter } from "./sends-on-enter.ts";
import { isSendable, measureText } from "./text-length.ts";

const enter = { key: "Enter", shiftKey: false, altKey: false, isComposing: false, keyCode: 13 };

test("Enter sends and Shift+Enter breaks the line", () => {
  expect(sendsOnEnter(enter)).toBe(true);
  expect(sendsOnEnter({ ...enter, shiftKey: true })).toBe(false);
  expect(sendsOnEnter({ ...enter, key: "a", keyCode: 65 })).toBe(false);
});

test("choosing a word of an input method with Enter never sends", () => {
  expect(sendsOnEnter({ ...enter, isComposing: true, keyCode: 229 })).toBe(false);
  expect(sendsOnEnter({ ...enter, keyCode: 229 })).toBe(false);
});

test("a text is counted near the limit and refused beyond it", () => {
  expect(measureText("短")).toEqual({ kind: "ok" });
  expect(measureText("a".repeat(maxContentLength))).toEqual({ kind: "near", count: maxContentLength });
  expect(measureText("a".repeat(maxContentLength + 1))).toEqual({
    kind: "over",
    count: maxContentLength + 1,
  });
});

test("white space alone and too long a text are not sent", () => {
  expect(isSendable(" \n\t")).toBe(false);
  expect(isSendable("a".repeat(maxContentLength + 1))).toBe(false);
  expect(isSendable("问")).toBe(true);
});
