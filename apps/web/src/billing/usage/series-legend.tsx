import { useTranslations } from "use-intl";
import { useModelName } from "../../conversation/settings/use-models.ts";
import { seriesColor } from "./series-looks.ts";

/** Which colour is which model. */
export function SeriesLegend({ models }: { models: readonly (string | null)[] }) {
  const t = useTranslations("billing.usage");
  const modelName = useModelName();

  return (
    <ul aria-label={t("legend")} className="flex flex-wrap gap-x-4 gap-y-1 text-muted-foreground text-xs">
      {models.map((model, index) => (
        <li key={model ?? ""} className="flex items-center gap-1.5">
          <span
            aria-hidden="true"
            className="size-2.5 rounded-[3px]"
            style={{ backgroundColor: seriesColor(index, model) }}
          />
          {model === null ? t("otherModels") : modelName(model)}
        </li>
      ))}
    </ul>
  );
}
