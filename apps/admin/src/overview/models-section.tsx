import type { ModelFigures } from "@claw/contract";
import { useTranslations } from "use-intl";
import { Section } from "../page/section.tsx";
import { ModelTable } from "./model-table.tsx";

/** How each model did within the last hour. */
export function ModelsSection({ models }: { models: readonly ModelFigures[] }) {
  const t = useTranslations("overview");

  return (
    <Section title={t("models")}>
      {models.length === 0 ? (
        <p className="text-muted-foreground text-sm">{t("noModels")}</p>
      ) : (
        <ModelTable label={t("models")} models={models} />
      )}
    </Section>
  );
}
