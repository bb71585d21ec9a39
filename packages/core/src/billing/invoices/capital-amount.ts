const digits = "零壹贰叁肆伍陆柒捌玖";
const units = ["", "拾", "佰", "仟"];
const sections = ["", "万", "亿", "万亿"];

/**
 * 大写金额, as bills write a sum so that no figure can be added to it: ¥1001.05 is 人民币壹仟零壹元零伍分, whole
 * yuan and whole jiao end with 整. (支付结算办法, 附件一: 正确填写票据和结算凭证的基本规定.)
 * @param micro whole fen, not negative, less than 10^16 yuan
 */
export function capitalAmount(micro: bigint): string {
  if (micro < 0n || micro % 10_000n !== 0n) throw new RangeError(`not whole fen: ${micro}`);

  const yuan = micro / 1_000_000n;
  const jiao = Number((micro / 100_000n) % 10n);
  const fen = Number((micro / 10_000n) % 10n);
  const whole = yuan > 0n || (jiao === 0 && fen === 0) ? `${wholeNumber(yuan)}元` : "";

  return `人民币${whole}${fraction(whole !== "", jiao, fen)}`;
}

function fraction(follows: boolean, jiao: number, fen: number): string {
  if (jiao === 0 && fen === 0) return "整";
  if (fen === 0) return `${digits.charAt(jiao)}角整`;
  if (jiao === 0) return `${follows ? "零" : ""}${digits.charAt(fen)}分`;

  return `${digits.charAt(jiao)}角${digits.charAt(fen)}分`;
}

/** Four digits at a time from the front; zeros between digits are written once, at the end not at all. */
function wholeNumber(value: bigint): string {
  if (value === 0n) return "零";

  const text = value.toString();
  let written = "";
  let isZeroPending = false;
  let isSectionEmpty = true;

  for (const [index, figure] of [...text].entries()) {
    const place = text.length - 1 - index;
    const digit = Number(figure);
    if (digit === 0) {
      isZeroPending = written !== "";
    } else {
      written += `${isZeroPending ? "零" : ""}${digits.charAt(digit)}${units[place % 4] ?? ""}`;
      isZeroPending = false;
      isSectionEmpty = false;
    }
    if (place % 4 === 0) {
      if (!isSectionEmpty) written += sections[place / 4] ?? "";
      isSectionEmpty = true;
    }
  }

  return written;
}
