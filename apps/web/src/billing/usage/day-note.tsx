import { isZero, useFormat } from "@claw/ui/format";
import { useTranslations } from "use-intl";
import { useModelName } from "../../conversation/settings/use-models.ts";
import type { UsageDay } from "./day-series.ts";
import { seriesColor } from "./series-looks.ts";

export type DayNoteProps = { day: UsageDay; models: readonly (string | null)[] };

/** One day's figures beside its column. */
export function DayNote({ day, models }: DayNoteProps) {
  const t = useTranslations("billing.usage");
  const format = useFormat();
  const modelName = useModelName();

  return (
    <div className="grid gap-1.5 rounded-lg border bg-popover p-3 text-popover-foreground text-xs shadow-float">
      <p className="flex justify-between gap-6 font-medium tabular-nums">
        <span>{format.day(day.day)}</span>
        <span>{format.money(day.cost)}</span>
      </p>
      {models.map((model, index) => {
        const cost = day.costs[index] ?? "0";
        return isZero(cost) ? null : (
          <p key={model ?? ""} className="flex justify-between gap-6 tabular-nums">
            <span className="flex items-center gap-1.5 text-muted-foreground">
              <span className="size-2 rounded-xs" style={{ backgroundColor: seriesColor(index, model) }} />
              {model === null ? t("otherModels") : modelName(model)}
            </span>
            <span>{format.money(cost)}</span>
          </p>
        );
      })}
      <p className="text-muted-foreground tabular-nums">
        {t("dayCounts", { calls: day.calls, tokens: format.count(day.tokens) })}
      </p>
    </div>
  );
}
