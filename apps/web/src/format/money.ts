import type { Language } from "../language/languages.ts";

/**
 * Yuan as a person reads it, exactly: grouped, at least two places, at most six, no digit rounded away.
 * "0.036020" is 0.03602 元 in Chinese and ¥0.03602 in English.
 * @param yuan a decimal string, as the contract's Money
 */
export function formatMoney(yuan: string, language: Language): string {
  const { sign, main, rest } = splitMoney(yuan);

  return language === "zh" ? `${sign}${main}${rest} 元` : `${sign}¥${main}${rest}`;
}

/** What of an amount is read at a glance, and the places after the fen, without idle zeros. */
export function splitMoney(yuan: string): { sign: string; main: string; rest: string } {
  const isNegative = yuan.startsWith("-");
  const [whole = "0", part = ""] = (isNegative ? yuan.slice(1) : yuan).split(".");
  const places = part.replace(/0+$/, "").padEnd(2, "0");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");

  return {
    sign: isNegative ? "-" : "",
    main: `${grouped}.${places.slice(0, 2)}`,
    rest: places.slice(2),
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
