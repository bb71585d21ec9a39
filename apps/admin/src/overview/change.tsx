import { useFormat } from "@claw/ui/format";
import { useTranslations } from "use-intl";

/** How a figure of today stands beside yesterday's at the same time of day. */
export function Change({ now, before }: { now: number; before: number }) {
  const t = useTranslations("overview");
  const format = useFormat();
  if (now === before) return t("sameAsYesterday");
  if (before === 0) return t("nothingYesterday");

  // More may have been paid back than came in: of less than nothing there is no share.
  if (before < 0) return t(now > before ? "aboveYesterday" : "belowYesterday");

  const share = (now - before) / before;
  if (Math.abs(share) < 0.005) return t("sameAsYesterday");

  return t(share > 0 ? "moreThanYesterday" : "lessThanYesterday", { share: format.percent(Math.abs(share)) });
}
