import { DataTable, type DataTableProps } from "@claw/ui/data-table";
import { useTranslations } from "use-intl";
import { FailedState } from "./failed-state.tsx";
import type { Pages } from "./use-pages.ts";

export type PagedTableProps<Row, Sort extends string> = Omit<
  DataTableProps<Row, Sort>,
  "rows" | "onMore" | "moreLabel" | "problem"
> & { pages: Pages<Row> };

/** A table of a list that comes by pages, or why it does not come. */
export function PagedTable<Row, Sort extends string = never>({
  pages: { rows, error, refetch, onMore },
  ...table
}: PagedTableProps<Row, Sort>) {
  const t = useTranslations("common");

  return (
    <DataTable
      {...table}
      rows={rows}
      onMore={onMore}
      moreLabel={t("loadingMore")}
      problem={error ? <FailedState error={error} onRetry={refetch} /> : null}
    />
  );
}
