import { useFormatter } from "use-intl";
import { useLanguage } from "../language/use-language.ts";
import { formatMoney } from "./money.ts";

/** Counts, money and times in the language in use. */
export function useFormat() {
  const intl = useFormatter();
  const { language } = useLanguage();

  return {
    count: (value: number) => intl.number(value),
    money: (yuan: string) => formatMoney(yuan, language),
    moment: (instant: string) =>
      intl.dateTime(new Date(instant), { dateStyle: "medium", timeStyle: "short" }),
  };
}
