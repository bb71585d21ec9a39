import { Button } from "@claw/ui";
import { SeriesChart, type SeriesChartProps, SeriesLegend, SeriesTable } from "@claw/ui/chart";
import { ChartLine, Table2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { Section } from "./section.tsx";

export type ChartCardProps = SeriesChartProps & {
  title: string;
  /** Names the first column of the table behind the chart. */
  atName: string;
  aside?: ReactNode;
};

/** A chart, and the table behind it. */
export function ChartCard({ title, atName, aside, ...chart }: ChartCardProps) {
  const t = useTranslations("common");
  const [isTable, setTable] = useState(false);

  return (
    <Section
      title={title}
      aside={
        <>
          {aside}
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={t(isTable ? "showChart" : "showTable")}
            aria-pressed={isTable}
            onClick={() => setTable(!isTable)}
          >
            {isTable ? <ChartLine /> : <Table2 />}
          </Button>
        </>
      }
    >
      {isTable ? (
        <SeriesTable {...chart} atName={atName} />
      ) : (
        <div className="grid grid-cols-1 gap-3">
          {chart.series.length > 1 ? <SeriesLegend label={t("legend")} series={chart.series} /> : null}
          <SeriesChart {...chart} />
        </div>
      )}
    </Section>
  );
}
