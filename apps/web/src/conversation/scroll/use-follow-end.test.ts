import { expect, test } from "vitest";
import { staysPinned } from "./use-follow-end.ts";

const atEnd = { top: 600, height: 1000, viewHeight: 400 };

test("text that grows before the scroll event arrives does not let go", () => {
  expect(staysPinned(true, atEnd, { ...atEnd, height: 1400 })).toBe(true);
});

test("a reader who moves up is left in peace, even by a line", () => {
  expect(staysPinned(true, atEnd, { ...atEnd, top: 580 })).toBe(false);
  expect(staysPinned(true, atEnd, { ...atEnd, top: 200 })).toBe(false);
});

test("a block that shrinks while it is typeset moves the view up, which is nobody's wish", () => {
  expect(staysPinned(true, atEnd, { ...atEnd, top: 550, height: 950 })).toBe(true);
});

test("coming back to the end follows again, and anywhere else does not", () => {
  const above = { ...atEnd, top: 100 };

  expect(staysPinned(false, above, { ...atEnd, top: 590 })).toBe(true);
  expect(staysPinned(false, above, { ...atEnd, top: 300 })).toBe(false);
});
