import { useFormatter, useTranslations } from "use-intl";
import type { DayGroup } from "./group-by-day.ts";

export function DayLabel({ day }: { day: DayGroup["key"] }) {
  const t = useTranslations("day");
  const format = useFormatter();

  switch (day) {
    case "today":
    case "yesterday":
    case "week":
    case "month":
      return t(day);
    default:
      return format.dateTime(new Date(`${day}T12:00:00`), { year: "numeric", month: "long" });
  }
}
