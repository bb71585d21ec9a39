import type { QuoteToken } from "./quote-tokens.ts";

const hanNumerals = new Set("〇零一二三四五六七八九十百千万亿兆两双半几数廿卅壹贰叁肆伍陆柒捌玖拾佰仟");
/** Before a number they are part of it, behind it they multiply it. */
const multipliers = new Set([
  ...["倍", "成", "折", "多", "余"],
  ...["hundred", "thousand", "million", "billion", "trillion", "percent", "dozen", "bn", "mn", "k"],
]);
const hanNegations = new Set("不没未无非否别勿莫毋免禁拒缺");
const negations = new Set([
  ...["not", "no", "never", "without", "cannot", "nor", "neither", "none", "nobody", "nothing", "hardly"],
  ...["non", "un", "anti", "dont", "doesnt", "didnt", "wont", "wouldnt", "cant", "couldnt", "isnt", "arent"],
  ...["wasnt", "werent", "hasnt", "havent", "hadnt", "shouldnt", "mustnt", "neednt", "aint"],
]);
/** What stands between a negation and what it denies: 不能, 没有, 无法, 禁止. */
const afterNegation = new Set("能得可应会许必宜须有要用被是止绝少法准予曾");

export function isNumeral({ kind, key }: QuoteToken): boolean {
  return kind === "number" || (kind === "han" && hanNumerals.has(key));
}

/** A word behind a number without which it is another one. */
export function isMultiplier({ key }: QuoteToken): boolean {
  return multipliers.has(key);
}

export function isNegation({ kind, key }: QuoteToken): boolean {
  return kind === "han" ? hanNegations.has(key) : negations.has(key);
}

/** The second character of a negation of two. */
export function endsNegation({ key }: QuoteToken): boolean {
  return afterNegation.has(key);
}
