import { expect, test } from "vitest";
import { checkFapiao, tidyTaxNumber } from "./fapiao-check.ts";

const draft = {
  type: "general" as const,
  title: "南京某某科技有限公司",
  taxNumber: "91320100MA1XXXXX0X",
  email: "cw@example.com",
  note: "",
};

test("a person needs no taxpayer's number, a special 发票 does", () => {
  expect(checkFapiao({ ...draft, taxNumber: "" })).toEqual({});
  expect(checkFapiao({ ...draft, type: "special", taxNumber: "" })).toEqual({ taxNumber: "taxNumberNeeded" });
});

test("a number is taken as it is copied from a letter, and refused in a wrong length", () => {
  expect(tidyTaxNumber(" 9132 0100 ma1x xxxx ０x ")).toBe("91320100MA1XXXXX0X");
  expect(checkFapiao({ ...draft, taxNumber: "9132 0100 ma1x xxxx 0x" })).toEqual({});
  for (const length of [14, 16, 19, 21])
    expect(checkFapiao({ ...draft, taxNumber: "9".repeat(length) }), String(length)).toEqual({
      taxNumber: "taxNumber",
    });
});

test("title, address and note are checked before the server is asked", () => {
  expect(checkFapiao({ ...draft, title: "  ", email: "cw@", note: "x".repeat(501) })).toEqual({
    title: "title",
    email: "email",
    note: "note",
  });
});
