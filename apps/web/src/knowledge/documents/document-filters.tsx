import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@claw/ui";
import { useTranslations } from "use-intl";
import { SearchField } from "../../sidebar/search-field.tsx";
import type { DocumentFilter } from "../cache/document-pages.ts";
import { type DocumentStatus, documentStatuses } from "../document-statuses.ts";

export type DocumentFiltersProps = { filter: DocumentFilter; onChange: (filter: DocumentFilter) => void };

const all = "all";

/** Search in titles, and one state or all. */
export function DocumentFilters({ filter, onChange }: DocumentFiltersProps) {
  const t = useTranslations("knowledge");
  const choose = (chosen: string) => {
    const status: DocumentStatus | undefined = documentStatuses.find((known) => known === chosen);
    onChange({ ...filter, status });
  };

  return (
    <div className="flex flex-wrap gap-2">
      <div className="min-w-48 flex-1">
        <SearchField
          query={filter.query ?? ""}
          onSearch={(query) => onChange({ ...filter, query: query || undefined })}
          label={t("document.search")}
          clearLabel={t("clear")}
        />
      </div>
      <Select value={filter.status ?? all} onValueChange={choose}>
        <SelectTrigger aria-label={t("document.filter")} className="h-9 w-40 text-sm pointer-coarse:h-11">
          <SelectValue />
        </SelectTrigger>
        <SelectContent>
          <SelectItem value={all}>{t("document.filterAll")}</SelectItem>
          {documentStatuses.map((status) => (
            <SelectItem key={status} value={status}>
              {t(`status.${status}`)}
            </SelectItem>
          ))}
        </SelectContent>
      </Select>
    </div>
  );
}
