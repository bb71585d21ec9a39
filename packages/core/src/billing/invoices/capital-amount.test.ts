import { parseMicro } from "@claw/contract";
import fc from "fast-check";
import { expect, test } from "vitest";
import { capitalAmount } from "./capital-amount.ts";

test.each([
  ["0", "人民币零元整"],
  ["0.05", "人民币伍分"],
  ["0.50", "人民币伍角整"],
  ["0.55", "人民币伍角伍分"],
  ["1", "人民币壹元整"],
  ["10", "人民币壹拾元整"],
  ["99", "人民币玖拾玖元整"],
  ["999.90", "人民币玖佰玖拾玖元玖角整"],
  ["1001.05", "人民币壹仟零壹元零伍分"],
  ["1010.10", "人民币壹仟零壹拾元壹角整"],
  ["1409.50", "人民币壹仟肆佰零玖元伍角整"],
  ["6007.14", "人民币陆仟零柒元壹角肆分"],
  ["100000", "人民币壹拾万元整"],
  ["100001", "人民币壹拾万零壹元整"],
  ["107000.53", "人民币壹拾万零柒仟元伍角叁分"],
  ["1680.32", "人民币壹仟陆佰捌拾元叁角贰分"],
  ["325.04", "人民币叁佰贰拾伍元零肆分"],
  ["20000000", "人民币贰仟万元整"],
  ["100000000", "人民币壹亿元整"],
  ["100010000", "人民币壹亿零壹万元整"],
  ["1000000000.01", "人民币壹拾亿元零壹分"],
])("¥%s is %s", (yuan, capitals) => {
  expect(capitalAmount(parseMicro(yuan))).toBe(capitals);
});

test("what is written reads back as the same amount", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 14n }), (fen) => {
      expect(readCapitals(capitalAmount(fen * 10_000n))).toBe(fen);
    }),
    { numRuns: 1_000 },
  );
});

/** Fen, by the meaning of each character, with no regard to how zeros are written. */
function readCapitals(text: string): bigint {
  let [fen, section, large, digit] = [0n, 0n, 0n, 0n];
  for (const character of text.replace("人民币", "")) {
    const figure = "零壹贰叁肆伍陆柒捌玖".indexOf(character);
    const unit = { 拾: 10n, 佰: 100n, 仟: 1_000n }[character];
    if (figure >= 0) digit = BigInt(figure);
    else if (unit) [section, digit] = [section + digit * unit, 0n];
    else if (character === "万") [large, section, digit] = [large + (section + digit) * 10_000n, 0n, 0n];
    else if (character === "亿") [large, section, digit] = [(large + section + digit) * 100_000_000n, 0n, 0n];
    else if (character === "元")
      [fen, large, section, digit] = [(large + section + digit) * 100n, 0n, 0n, 0n];
    else if (character === "角") [fen, digit] = [fen + digit * 10n, 0n];
    else if (character === "分") [fen, digit] = [fen + digit, 0n];
  }

  return fen;
}
