import { expect, test } from "vitest";
import { overlapWith, spanInPassage } from "./span-in-passage.ts";

const passage = { start: 100, end: 110, content: "0123456789" };
const marked = (place: typeof passage, start: number, end: number) => {
  const span = spanInPassage(place, { start, end });
  return span && place.content.slice(span.start, span.end);
};

test("a cited span is found in its passage, and as far as it reaches into it", () => {
  expect(marked(passage, 102, 105)).toBe("234");
  expect(marked(passage, 90, 103)).toBe("012");
  expect(marked(passage, 108, 200)).toBe("89");
  expect(marked(passage, 110, 120)).toBeNull();
});

test("the header that a passage of a table repeats moves the span along", () => {
  expect(marked({ start: 100, end: 104, content: "表头\nabcd" }, 101, 103)).toBe("bc");
});

test("what the passage before has said already is known, and a repeated header is not taken for it", () => {
  expect(overlapWith({ start: 90, end: 103, content: "" }, passage)).toBe(3);
  expect(overlapWith({ start: 90, end: 100, content: "" }, passage)).toBe(0);
  expect(overlapWith(undefined, passage)).toBe(0);
  expect(
    overlapWith({ start: 90, end: 103, content: "" }, { start: 100, end: 104, content: "表头\nabcd" }),
  ).toBe(0);
});
