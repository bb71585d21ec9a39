import fc from "fast-check";
import { expect, test } from "vitest";
import { createTextMender } from "./well-formed.ts";

test("however a text is cut, its mended pieces are whole characters and join to the text", () => {
  const text = fc.string({ unit: "binary" }).map((drawn) => drawn.replaceAll("\u0000", ""));
  fc.assert(
    fc.property(text, fc.array(fc.nat(20)), (whole, cuts) => {
      const mender = createTextMender();
      const pieces: string[] = [];
      let rest = whole;
      for (const cut of cuts) {
        pieces.push(mender.mend(rest.slice(0, cut)));
        rest = rest.slice(cut);
      }
      pieces.push(mender.mend(rest), mender.rest());

      expect(pieces.every((piece) => piece.isWellFormed())).toBe(true);
      expect(pieces.join("")).toBe(whole.toWellFormed());
    }),
  );
});

test("an emoji whose halves come apart arrives with its second half", () => {
  const mender = createTextMender();

  expect(mender.mend("笑\ud83d")).toBe("笑");
  expect(mender.mend("")).toBe("");
  expect(mender.mend("\ude00!")).toBe("😀!");
  expect(mender.rest()).toBe("");
});

test("a half that stays alone, and U+0000, are not kept as they are", () => {
  const mender = createTextMender();

  expect(mender.mend("a\u0000b\ud83dc\ud83d")).toBe("ab\ufffdc");
  expect(mender.rest()).toBe("\ufffd");
});
