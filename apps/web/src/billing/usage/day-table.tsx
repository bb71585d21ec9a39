import { Table, TableCell, TableHead } from "@claw/ui";
import { isZero, useFormat } from "@claw/ui/format";
import { useTranslations } from "use-intl";
import { useModelName } from "../../conversation/settings/use-models.ts";
import type { DaySeries } from "./day-series.ts";

/** The figures behind the columns, the newest day first. */
export function DayTable({ series: { models, days } }: { series: DaySeries }) {
  const t = useTranslations("billing.usage");
  const format = useFormat();
  const modelName = useModelName();

  return (
    <Table label={t("tableLabel")}>
      <thead>
        <tr>
          <TableHead>{t("day")}</TableHead>
          {models.map((model) => (
            <TableHead key={model ?? ""} className="text-end">
              {model === null ? t("otherModels") : modelName(model)}
            </TableHead>
          ))}
          <TableHead className="text-end">{t("cost")}</TableHead>
          <TableHead className="text-end">{t("tokens")}</TableHead>
          <TableHead className="text-end">{t("calls")}</TableHead>
        </tr>
      </thead>
      <tbody>
        {days.toReversed().map((day) => (
          <tr key={day.day} className={day.calls === 0 ? "text-muted-foreground" : undefined}>
            <TableCell className="whitespace-nowrap">{format.day(day.day)}</TableCell>
            {models.map((model, index) => {
              const cost = day.costs[index] ?? "0";
              return (
                <TableCell key={model ?? ""} className="whitespace-nowrap text-end">
                  {isZero(cost) ? "–" : format.money(cost)}
                </TableCell>
              );
            })}
            <TableCell className="whitespace-nowrap text-end font-medium">{format.money(day.cost)}</TableCell>
            <TableCell className="text-end">{format.count(day.tokens)}</TableCell>
            <TableCell className="text-end">{format.count(day.calls)}</TableCell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
