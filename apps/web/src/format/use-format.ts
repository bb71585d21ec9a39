import { useFormatter } from "use-intl";
import { useLanguage } from "../language/use-language.ts";
import { toUnit } from "./bytes.ts";
import { formatMoney } from "./money.ts";

/** Counts, money, sizes and times in the language in use. */
export function useFormat() {
  const intl = useFormatter();
  const { language } = useLanguage();

  return {
    count: (value: number) => intl.number(value),
    money: (yuan: string) => formatMoney(yuan, language),
    moment: (instant: string) =>
      intl.dateTime(new Date(instant), { dateStyle: "medium", timeStyle: "short" }),
    bytes: (size: number) => {
      const { value, unit } = toUnit(size);
      return `${intl.number(value)} ${unit}`;
    },
    /** @param part from 0 to 1 */
    percent: (part: number) => intl.number(part, { style: "percent", maximumFractionDigits: 0 }),
    score: (value: number) => intl.number(value, { maximumSignificantDigits: 3 }),
    /** @param value in milliseconds */
    duration: (value: number) =>
      value < 1000
        ? `${intl.number(value, { maximumSignificantDigits: value < 10 ? 2 : 3 })} ms`
        : `${intl.number(value / 1000, { maximumFractionDigits: 1 })} s`,
  };
}
