import type { Figures, UsageFigures } from "@claw/contract";
import { useFormat } from "@claw/ui/format";
import { useTranslations } from "use-intl";
import { BesideYesterday } from "./beside-yesterday.tsx";
import { Sparkline } from "./sparkline.tsx";
import { Tile } from "./tile.tsx";

/** To the fen: at a glance no more is read. */
const toFen = (yuan: number) => yuan.toFixed(2);

/** The figures that are looked at first. */
export function Tiles({ figures }: { figures: Figures }) {
  const t = useTranslations("overview");
  const format = useFormat();
  const { users, answers, today, yesterday, wholeYesterday, models } = figures;
  const money = (yuan: number) => format.money(toFen(yuan));
  const beside = (figureOf: (usage: UsageFigures) => number, formatFigure: (value: number) => string) => (
    <BesideYesterday
      today={figureOf(today)}
      yesterday={figureOf(yesterday)}
      wholeYesterday={figureOf(wholeYesterday)}
      format={formatFigure}
    />
  );
  const calls = models.reduce((sum, model) => sum + model.calls, 0);
  const failed = models.reduce((sum, model) => sum + model.failed, 0);

  return (
    <dl className="grid grid-cols-2 gap-3 md:grid-cols-4">
      <Tile name={t("users")} value={format.count(users.total)}>
        {t("newToday", { count: format.count(users.newToday) })}
      </Tile>
      <Tile name={t("activeNow")} value={format.count(users.activeNow)}>
        {t("activeHint")}
      </Tile>
      <Tile
        name={t("answersPerMinute")}
        value={format.count(answers.perMinute)}
        aside={<Sparkline values={answers.lastMinutes} />}
      >
        {t("inFlight", { count: format.count(answers.inFlight) })}
      </Tile>
      <Tile name={t("failureRate")} value={format.share(calls === 0 ? 0 : failed / calls)}>
        {t("ofCallsInHour", { count: calls })}
      </Tile>
      <Tile name={t("answersToday")} value={format.count(today.answers)}>
        {beside((usage) => usage.answers, format.count)}
      </Tile>
      <Tile name={t("tokensToday")} value={format.count(today.tokens)}>
        {beside((usage) => usage.tokens, format.count)}
      </Tile>
      <Tile name={t("costToday")} value={money(Number(today.cost))}>
        {beside((usage) => Number(usage.cost), money)}
      </Tile>
      <Tile name={t("revenueToday")} value={money(Number(today.revenue))}>
        {beside((usage) => Number(usage.revenue), money)}
      </Tile>
    </dl>
  );
}
