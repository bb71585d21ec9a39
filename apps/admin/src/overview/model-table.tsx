import type { ModelFigures } from "@claw/contract";
import { cn, Table, TableCell, TableHead } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { useTranslations } from "use-intl";

/** Above this, somebody should look. */
const alarming = 0.05;

export type ModelTableProps = {
  label: string;
  models: readonly (ModelFigures & { firstTokenMeanMs?: number | null })[];
  hasMean?: boolean;
};

/** What models were asked, how often they failed and how long they let wait. */
export function ModelTable({ label, models, hasMean = false }: ModelTableProps) {
  const t = useTranslations("overview");
  const format = useFormat();
  const duration = (milliseconds: number | null | undefined) =>
    typeof milliseconds === "number" ? format.duration(milliseconds) : "–";
  const figure = "text-right tabular-nums";

  return (
    <Table label={label}>
      <thead>
        <tr>
          <TableHead>{t("model")}</TableHead>
          <TableHead className="text-right">{t("calls")}</TableHead>
          <TableHead className="text-right">{t("failureRate")}</TableHead>
          {hasMean ? <TableHead className="text-right">{t("firstTokenMean")}</TableHead> : null}
          <TableHead className="text-right">{t("firstTokenP50")}</TableHead>
          <TableHead className="text-right">{t("firstTokenP95")}</TableHead>
        </tr>
      </thead>
      <tbody>
        {models.map((model) => (
          <tr key={model.model}>
            <TableCell data-written>{model.model}</TableCell>
            <TableCell className={figure}>{format.count(model.calls)}</TableCell>
            <TableCell className={cn(figure, model.failureRate > alarming && "text-danger-text")}>
              {format.share(model.failureRate)}
            </TableCell>
            {hasMean ? <TableCell className={figure}>{duration(model.firstTokenMeanMs)}</TableCell> : null}
            <TableCell className={figure}>{duration(model.firstTokenP50Ms)}</TableCell>
            <TableCell className={figure}>{duration(model.firstTokenP95Ms)}</TableCell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
