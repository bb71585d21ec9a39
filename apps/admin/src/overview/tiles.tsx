import type { Figures } from "@claw/contract";
import { useFormat } from "@claw/ui/format";
import { useTranslations } from "use-intl";
import { Change } from "./change.tsx";
import { Sparkline } from "./sparkline.tsx";
import { Tile } from "./tile.tsx";

/** To the fen: at a glance no more is read. */
const toFen = (yuan: string) => Number(yuan).toFixed(2);

/** The figures that are looked at first. */
export function Tiles({ figures }: { figures: Figures }) {
  const t = useTranslations("overview");
  const format = useFormat();
  const { users, answers, today, yesterday, models } = figures;
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
        {t("ofCallsInHour", { count: format.count(calls) })}
      </Tile>
      <Tile name={t("answersToday")} value={format.count(today.answers)}>
        <Change now={today.answers} before={yesterday.answers} />
      </Tile>
      <Tile name={t("tokensToday")} value={format.count(today.tokens)}>
        <Change now={today.tokens} before={yesterday.tokens} />
      </Tile>
      <Tile name={t("costToday")} value={format.money(toFen(today.cost))}>
        <Change now={Number(today.cost)} before={Number(yesterday.cost)} />
      </Tile>
      <Tile name={t("revenueToday")} value={format.money(toFen(today.revenue))}>
        {t("revenueYesterday", { amount: format.money(toFen(yesterday.revenue)) })}
      </Tile>
    </dl>
  );
}
