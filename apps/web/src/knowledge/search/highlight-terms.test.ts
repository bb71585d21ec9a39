import { expect, test } from "vitest";
import { highlightTerms } from "./highlight-terms.ts";

/** The text with its terms in angle brackets. */
const marked = (text: string, ...terms: string[]) =>
  highlightTerms(text, terms)
    .map((piece) => (piece.isTerm ? `<${piece.text}>` : piece.text))
    .join("");

test("pairs of Han signs that overlap are shown as one", () => {
  expect(marked("大语言模型会说话", "语言", "言模", "模型")).toBe("大<语言模型>会说话");
});

test("a word is found whole, whatever its case and width, and with the ending that its stem lacks", () => {
  expect(marked("Retrieved ＲＥＤＩＳ, not redistribute", "retriev", "redis")).toBe(
    "<Retrieved> <ＲＥＤＩＳ>, not redistribute",
  );
});

test("a word is not found inside of another, and signs of patterns are signs", () => {
  expect(marked("category cat c++ [a]", "cat")).toBe("category <cat> c++ [a]");
  expect(marked("用 gb/t 5972 和 a.b", "gb/t", "a.b")).toBe("用 <gb/t> 5972 和 <a.b>");
});

test("nothing of the text is lost, whatever is looked for", () => {
  const text = "ﬁne 𠮷野家 İstanbul — ㈱";
  for (const terms of [["fi"], ["野家"], ["stanbul"], [""], []]) {
    expect(
      highlightTerms(text, terms)
        .map((piece) => piece.text)
        .join(""),
    ).toBe(text);
  }
});
