import { expect, test } from "vitest";
import { readDraft } from "./read-draft.ts";

test("what is typed becomes the value that the setting has, and nothing typed becomes none where that may be", () => {
  expect(readDraft(" 10.5 ", "amount", false)).toEqual({ value: "10.5" });
  expect(readDraft("60", "count", true)).toEqual({ value: 60 });
  expect(readDraft("smtp://mail.example.com:587", "secret", true)).toEqual({
    value: "smtp://mail.example.com:587",
  });
  expect(readDraft("  ", "count", true)).toEqual({ value: null });
  expect(readDraft("", "amount", false)).toEqual({ problem: "empty" });
});

test("what cannot be a value is refused before it is sent", () => {
  expect(readDraft("-1", "amount", true)).toEqual({ problem: "amount" });
  expect(readDraft("0", "count", true)).toEqual({ problem: "count" });
  expect(readDraft("1.5", "count", true)).toEqual({ problem: "count" });
  expect(readDraft("mail.example.com", "secret", true)).toEqual({ problem: "secret" });
});
