import type { Language } from "../language/languages.ts";

/**
 * Yuan as a person reads it, exactly: grouped, at least two places, at most six, no digit rounded away.
 * "0.036020" is 0.03602 元 in Chinese and ¥0.03602 in English.
 * @param yuan a decimal string, as the contract's Money
 */
export function formatMoney(yuan: string, language: Language): string {
  const { before, main, rest, after } = splitMoney(yuan, language);

  return `${before}${main}${rest}${after}`;
}

/** What of an amount is read at a glance, the places after the fen without idle zeros, and what stands around them. */
export function splitMoney(
  yuan: string,
  language: Language,
): { before: string; main: string; rest: string; after: string } {
  const isNegative = yuan.startsWith("-");
  const [whole = "0", part = ""] = (isNegative ? yuan.slice(1) : yuan).split(".");
  const places = part.replace(/0+$/, "").padEnd(2, "0");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");

  const sign = isNegative ? "-" : "";

  return {
    before: language === "zh" ? sign : `${sign}¥`,
    main: `${grouped}.${places.slice(0, 2)}`,
    rest: places.slice(2),
    after: language === "zh" ? " 元" : "",
  };
}

/** A price per million tokens as the price per thousand; "20.000000" becomes "0.020000000". */
export function perThousand(perMillion: string): string {
  const [whole = "0", part = ""] = perMillion.split(".");
  const padded = whole.padStart(4, "0");

  return `${padded.slice(0, -3)}.${padded.slice(-3)}${part}`;
}

export function isZero(yuan: string): boolean {
  return /^-?0*(\.0*)?$/.test(yuan);
}
