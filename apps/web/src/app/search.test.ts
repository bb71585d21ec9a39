import { expect, test } from "vitest";
import { isOwnAddress, panelSearch, shellSearch, signInSearch } from "./search.ts";

test("after signing in one is led to pages of this client only", () => {
  expect(signInSearch({ redirect: "/c/1?panel=settings" })).toEqual({ redirect: "/c/1?panel=settings" });
  for (const address of [
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "javascript:alert(1)",
    "",
  ]) {
    expect(isOwnAddress(address), address).toBe(false);
    expect(signInSearch({ redirect: address })).toEqual({});
  }
});

test("addresses carry the search, also one that looks like a number, and nothing unknown", () => {
  expect(shellSearch({ q: 42, archived: true, x: 1 })).toEqual({ q: "42", archived: true });
  expect(shellSearch({ q: ["a"], archived: "yes" })).toEqual({});
  expect(panelSearch({ panel: "sources" })).toEqual({});
});
