import type { ModelFigures } from "@claw/contract";
import { Table, TableCell, TableHead } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { useTranslations } from "use-intl";
import { Section } from "../page/section.tsx";

/** Above this, somebody should look. */
const alarming = 0.05;

/** How each model did within the last hour. */
export function ModelsSection({ models }: { models: readonly ModelFigures[] }) {
  const t = useTranslations("overview");
  const format = useFormat();
  const duration = (milliseconds: number | null) =>
    milliseconds === null ? "–" : format.duration(milliseconds);

  return (
    <Section title={t("models")}>
      {models.length === 0 ? (
        <p className="text-muted-foreground text-sm">{t("noModels")}</p>
      ) : (
        <Table label={t("models")}>
          <thead>
            <tr>
              <TableHead>{t("model")}</TableHead>
              <TableHead className="text-right">{t("calls")}</TableHead>
              <TableHead className="text-right">{t("failureRate")}</TableHead>
              <TableHead className="text-right">{t("firstTokenP50")}</TableHead>
              <TableHead className="text-right">{t("firstTokenP95")}</TableHead>
            </tr>
          </thead>
          <tbody>
            {models.map((model) => (
              <tr key={model.model}>
                <TableCell data-written>{model.model}</TableCell>
                <TableCell className="text-right tabular-nums">{format.count(model.calls)}</TableCell>
                <TableCell
                  className={
                    model.failureRate > alarming
                      ? "text-right text-danger-text tabular-nums"
                      : "text-right tabular-nums"
                  }
                >
                  {format.share(model.failureRate)}
                </TableCell>
                <TableCell className="text-right tabular-nums">{duration(model.firstTokenP50Ms)}</TableCell>
                <TableCell className="text-right tabular-nums">{duration(model.firstTokenP95Ms)}</TableCell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  );
}
