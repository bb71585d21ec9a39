import { expect, test } from "vitest";
import { safeHref } from "./safe-href.ts";

test.each([
  "https://example.com/a?b=c#d",
  "http://example.com/",
  "mailto:a@example.com",
  "#user-content-fn-1",
])("%s may be followed", (href) => {
  expect(safeHref(href)).toBe(href);
});

test.each([
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  " javascript:alert(1)",
  "java\nscript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:msgbox(1)",
  "file:///etc/passwd",
  "blob:https://example.com/1",
  "https://bank.example@evil.example/",
  "/settings",
  "//evil.example",
  "",
  undefined,
])("%j may not", (href) => {
  expect(safeHref(href)).toBeNull();
});
