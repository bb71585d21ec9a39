import { expect, test } from "vitest";
import {
  documentsSearch,
  isAdminAddress,
  isOwnAddress,
  panelSearch,
  placeSearch,
  shellSearch,
  signInSearch,
  withoutPanel,
} from "./search.ts";

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

test("a panel is open only where its address says what it shows", () => {
  expect(panelSearch({ panel: "settings", message: "m" })).toEqual({ panel: "settings" });
  expect(panelSearch({ panel: "source", message: "m", source: 2, mark: 7 })).toEqual({
    panel: "source",
    message: "m",
    source: 2,
    mark: 7,
  });
  expect(panelSearch({ panel: "source", message: "m", source: "2" })).toEqual({});
  expect(panelSearch({ panel: "trace" })).toEqual({});
  expect(withoutPanel(panelSearch({ panel: "trace", message: "m" })).panel).toBeUndefined();
});

test("a place in a document is a passage, and words in it where both ends are known", () => {
  expect(placeSearch({ chunk: "c", start: 3, end: 9 })).toEqual({ chunk: "c", start: 3, end: 9 });
  expect(placeSearch({ chunk: "c", start: 3 })).toEqual({ chunk: "c" });
  expect(placeSearch({ start: 3, end: 9 })).toEqual({});
  expect(documentsSearch({ status: "lost", title: 2026 })).toEqual({ title: "2026" });
});

test("only an address below /admin leads to the operator's application, however it is written", () => {
  expect(["/admin", "/admin/", "/admin/users?q=a"].map(isAdminAddress)).toEqual([true, true, true]);
  expect(["/administration", "//admin/", "/\t/admin/", "https://x/admin/", ""].map(isAdminAddress)).toEqual(
    Array(5).fill(false),
  );
});
