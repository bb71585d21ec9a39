import { useTranslations } from "use-intl";
import { Change } from "./change.tsx";

export type BesideYesterdayProps = {
  today: number;
  /** Until the same time of day. */
  yesterday: number;
  wholeYesterday: number;
  format: (value: number) => string;
};

/** What a figure of the running day is to be seen beside: yesterday's by this time, and what that came to in the end. */
export function BesideYesterday({ today, yesterday, wholeYesterday, format }: BesideYesterdayProps) {
  const t = useTranslations("overview");

  return (
    <>
      <span className="block">
        <Change now={today} before={yesterday} />
      </span>
      <span className="block">
        {t("yesterdayFigures", { byNow: format(yesterday), whole: format(wholeYesterday) })}
      </span>
    </>
  );
}
