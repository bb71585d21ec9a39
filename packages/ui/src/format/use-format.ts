import { useFormatter } from "use-intl";
import { useLanguage } from "../language/use-language.ts";
import { toUnit } from "./bytes.ts";
import { formatMoney } from "./money.ts";

/** Nearer than this is told from now. */
const nearMs = 6 * 86_400_000;

/** Counts, money, sizes and times in the language in use. */
export function useFormat() {
  const intl = useFormatter();
  const { language } = useLanguage();

  return {
    count: (value: number) => intl.number(value),
    money: (yuan: string) => formatMoney(yuan, language),
    moment: (instant: string) =>
      intl.dateTime(new Date(instant), { dateStyle: "medium", timeStyle: "short" }),
    /** @param day of the calendar in China */
    day: (day: string) => intl.dateTime(new Date(`${day}T00:00Z`), { dateStyle: "medium", timeZone: "UTC" }),
    shortDay: (day: string) =>
      intl.dateTime(new Date(`${day}T00:00Z`), { month: "numeric", day: "numeric", timeZone: "UTC" }),
    date: (instant: string) => intl.dateTime(new Date(instant), { dateStyle: "medium" }),
    ago: (instant: string) => {
      const then = new Date(instant);
      const now = new Date();
      return Math.abs(now.getTime() - then.getTime()) < nearMs
        ? intl.relativeTime(then, now)
        : intl.dateTime(then, { dateStyle: "medium" });
    },
    bytes: (size: number) => {
      const { value, unit } = toUnit(size);
      return `${intl.number(value)} ${unit}`;
    },
    /** @param part from 0 to 1 */
    percent: (part: number) => intl.number(part, { style: "percent", maximumFractionDigits: 0 }),
    /** Of something small a place is shown. */
    share: (part: number) =>
      intl.number(part, { style: "percent", maximumFractionDigits: part > 0 && part < 0.1 ? 1 : 0 }),
    /** A round amount of yuan, beside an axis or to choose. */
    roundMoney: (yuan: number) => {
      const number = intl.number(yuan, { maximumFractionDigits: 6 });
      return language === "zh" ? `${number} 元` : `¥${number}`;
    },
    list: (names: readonly string[]) => intl.list(names),
    score: (value: number) => intl.number(value, { maximumSignificantDigits: 3 }),
    /** @param value in milliseconds */
    duration: (value: number) =>
      value < 1000
        ? `${intl.number(value, { maximumSignificantDigits: value < 10 ? 2 : 3 })} ms`
        : `${intl.number(value / 1000, { maximumFractionDigits: 1 })} s`,
  };
}
