import { useFormat } from "@claw/ui/format";
import { useTranslations } from "use-intl";

/** How a figure of today stands beside yesterday's at the same time of day. */
export function Change({ now, before }: { now: number; before: number }) {
  const t = useTranslations("overview");
  const format = useFormat();
  if (before === 0) return t(now === 0 ? "sameAsYesterday" : "nothingYesterday");

  const share = (now - before) / before;
  if (Math.abs(share) < 0.005) return t("sameAsYesterday");

  return t(share > 0 ? "moreThanYesterday" : "lessThanYesterday", { share: format.percent(Math.abs(share)) });
}
