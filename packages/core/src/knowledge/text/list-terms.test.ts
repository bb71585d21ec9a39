import { expect, test } from "vitest";
import { listTerms } from "./list-terms.ts";

const words = (text: string) => listTerms(text).words;

test("Han characters are terms alone and with their neighbour", () => {
  expect(listTerms("知识库")).toEqual({ words: ["知识", "识库"], singles: ["知", "识", "库"] });
});

test("Han after a digit or a Latin letter is not swallowed by the word", () => {
  expect(listTerms("2016年3月")).toEqual({ words: ["2016", "3"], singles: ["年", "月"] });
  expect(listTerms("用GPT-4o写")).toEqual({ words: ["gpt", "4o", "gpt4o"], singles: ["用", "写"] });
});

test("no pair reaches over punctuation, a space or a word", () => {
  expect(words("中国，人民 天a地")).toEqual(["中国", "人民", "a"]);
});

test("traditional, full-width and radical forms give the terms of simplified text", () => {
  expect(listTerms("國際標準ＧＢ／Ｔ　５９７２⻓")).toEqual(listTerms("国际标准gb/t 5972长"));
});

test("an identifier is one term however it is written, and its parts are terms as well", () => {
  for (const text of ["GB/T 5972", "GB/T5972", "GBT 5972", "gb/t-5972"]) {
    expect(words(text)).toContain("gbt5972");
    expect(words(text)).toContain("5972");
  }
  expect(words("GB/T 5972-2016")).toEqual(["gb", "t", "gbt5972", "5972", "2016", "gbt59722016"]);
  expect(words("A-12.3")).toEqual(["a", "12.3", "a12.3"]);
  expect(words("GPT-4o")).toEqual(["gpt", "4o", "gpt4o"]);
  expect(words("node.js AT&T")).toEqual(["nod", "js", "nodejs", "at", "t", "att"]);
  expect(words("C++ C# F#")).toEqual(["c++", "c", "c#", "c", "f#", "f"]);
});

test("a name that ends in a number is found with and without the space", () => {
  expect(words("iPhone15")).toEqual(["iphone15", "iphon", "15"]);
  expect(words("15kg")).toEqual(["15kg", "kg", "15"]);
});

test("numbers keep their point and lose their thousands commas", () => {
  expect(words("3.14 1,234,567.8 12,5 v1.2.3")).toEqual(["3.14", "1234567.8", "12", "5", "v1.2.3"]);
});

test("forms of an English word meet in one stem", () => {
  for (const forms of [
    ["run", "runs", "running"],
    ["study", "studies", "studied", "studying"],
    ["make", "makes", "making"],
    ["stop", "stopped", "stopping"],
    ["class", "classes"],
    ["box", "boxes"],
    ["filled", "fills", "fill"],
  ]) {
    expect(new Set(forms.flatMap(words)).size, forms.join()).toBe(1);
  }
});

test("words that only look inflected stay apart", () => {
  expect(words("bus king thing red status")).toEqual(["bus", "king", "thing", "red", "status"]);
});

test("apostrophes and accents do not make another word", () => {
  expect(words("Beyoncé's don't Panthers’")).toEqual([...words("beyonce"), "dont", "panther"]);
  expect(words("й")).toEqual(["й"]);
});

test("soft hyphens and zero-width spaces do not split a word", () => {
  expect(words("con\u{ad}nect\u{200b}or")).toEqual(words("connector"));
});

test("scripts without spaces go by pairs, others by words", () => {
  expect(words("ひらがな")).toEqual(["ひら", "らが", "がな"]);
  expect(words("한국어")).toEqual(["한국", "국어"]);
  expect(words("Привет, мир")).toEqual(["привет", "мир"]);
});

test("characters outside of the first plane are whole", () => {
  expect(listTerms("𠮷野家")).toEqual({ words: ["𠮷野", "野家"], singles: ["𠮷", "野", "家"] });
});

test("emoji, punctuation and white space are no terms", () => {
  expect(listTerms(" 😀👍🏽👩‍👩‍👧 -.- / … \n\t")).toEqual({ words: [], singles: [] });
});

test("a word as long as a file ends", () => {
  expect(words("x".repeat(100_000))).toEqual(["x".repeat(64)]);
  expect(words("a-".repeat(50_000)).every((word) => word === "a")).toBe(true);
  expect(words("1,".repeat(50_000)).length).toBe(50_000);
  expect(words(`1${",000".repeat(50_000)}`)).toHaveLength(1);
});
