import { billingTimeZone, type SeriesRange } from "@claw/contract";
import { useFormatter } from "use-intl";

/** Says when a step of a range begins: hours, days and months are those of the calendar in China. */
export function useFormatAt(range: SeriesRange): (at: string) => string {
  const intl = useFormatter();
  const timeZone = billingTimeZone;

  return (at) => {
    switch (range) {
      case "hours":
        return intl.dateTime(new Date(at), { day: "numeric", hour: "2-digit", minute: "2-digit", timeZone });
      case "days":
        return intl.dateTime(new Date(at), { month: "numeric", day: "numeric", timeZone });
      case "months":
        return intl.dateTime(new Date(at), { year: "numeric", month: "short", timeZone });
    }
  };
}
