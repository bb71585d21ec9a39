import { Button, Input } from "@claw/ui";
import { X } from "lucide-react";
import { useTranslations } from "use-intl";
import { FilterSelect } from "../page/filter-select.tsx";
import { SearchField } from "../page/search-field.tsx";
import { auditGroups } from "./audit-actions.ts";
import { type AuditSearch, outcomes } from "./audit-search.ts";

export type AuditFiltersProps = { search: AuditSearch; onChange: (changed: AuditSearch) => void };

export function AuditFilters({ search, onChange }: AuditFiltersProps) {
  const t = useTranslations("audit");

  return (
    <>
      <SearchField
        label={t("searchLabel")}
        value={search.q ?? ""}
        onSearch={(q) => onChange({ q: q || undefined })}
      />
      <FilterSelect
        label={t("group.label")}
        value={search.group}
        options={auditGroups.map((value) => ({ value, name: t(`group.${value}`) }))}
        onChange={(group) => onChange({ group })}
      />
      <FilterSelect
        label={t("outcome.label")}
        value={search.outcome}
        options={outcomes.map((value) => ({ value, name: t(`outcome.${value}`) }))}
        onChange={(outcome) => onChange({ outcome })}
      />
      {(["from", "until"] as const).map((end) => (
        <Input
          key={end}
          type="date"
          aria-label={t(end)}
          className="h-8 w-auto border-border px-2 text-sm pointer-coarse:h-10"
          value={search[end] ?? ""}
          onChange={(event) => onChange({ [end]: event.target.value || undefined })}
        />
      ))}
      {search.user ? (
        <Button variant="secondary" size="sm" onClick={() => onChange({ user: undefined })}>
          {t("ofOne")}
          <X />
        </Button>
      ) : null}
    </>
  );
}
