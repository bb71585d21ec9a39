import { expect, test } from "vitest";
import { foldCharacter } from "./fold-character.ts";
import { normalizeText } from "./normalize-text.ts";
import { simplifiedOf } from "./simplified.ts";

test("full-width letters, digits and signs become the usual ones", () => {
  expect(normalizeText("ＧＰＴ－４ｏ　（１２．５％）")).toBe("gpt-4o (12.5%)");
});

test("Kangxi radicals and radicals of the supplement become the characters that they stand for", () => {
  expect(normalizeText("⽤⼈⻓⻋⻔⻢⺠")).toBe("用人长车门马民");
});

test("traditional text becomes simplified, with the forms of Taiwan and of Hong Kong", () => {
  expect(normalizeText("這個國家的頭髮與發展")).toBe("这个国家的头发与发展");
  expect(normalizeText("裡面 裏面 衞星 衛星 台灣 臺灣")).toBe("里面 里面 卫星 卫星 台湾 台湾");
});

test("a phrase that keeps its characters keeps them in both scripts", () => {
  expect(normalizeText("乾坤乾淨")).toBe("乾坤干净");
  expect(normalizeText("乾坤干净")).toBe("乾坤干净");
});

test("a simplified character that is a variant of another stays what it is", () => {
  expect(normalizeText("什么 什麼")).toBe("什么 什么");
});

test("every traditional character and its simplified form are the same", () => {
  const apart = [...simplifiedOf].filter(
    ([traditional, simplified]) => normalizeText(traditional) !== normalizeText(simplified),
  );

  expect(apart).toEqual([]);
});

test("ligatures, fractions, units and Roman numerals are written out", () => {
  expect(normalizeText("ﬁle ½ ㎏ Ⅳ ①")).toBe("file 1⁄2 kg iv 1");
});

test("soft hyphens, zero-width marks and variation selectors leave no trace", () => {
  expect(normalizeText("so\u{ad}ft zero\u{200b}width \u{feff}bom 葛\u{e0100} 右\u{200f}左")).toBe(
    "soft zerowidth bom 葛 右左",
  );
});

test("emoji and characters outside of the first plane stay whole", () => {
  expect(normalizeText("😀𠮷野家👍🏽")).toBe("😀𠮷野家👍🏽");
});

test("what is normalised stays so", () => {
  for (const text of ["乾坤 ﬁ ＡＢ 這個 ⻓ İstanbul ΣΊΣΥΦΟΣ ½", "", "\u{0}\u{ffff}"]) {
    expect(normalizeText(normalizeText(text))).toBe(normalizeText(text));
  }
});

test("a single character is folded as it is in a text", () => {
  expect(["Ａ", "國", "⻓", "\u{200b}", "é", "𠮷"].map(foldCharacter)).toEqual([
    "a",
    "国",
    "长",
    "",
    "é",
    "𠮷",
  ]);
});
