import { CounterAccountKind, LedgerKind } from "@claw/contract";
import { Badge, Button, Input } from "@claw/ui";
import { X } from "lucide-react";
import { useTranslations } from "use-intl";
import { FilterSelect } from "../../page/filter-select.tsx";
import { SearchField } from "../../page/search-field.tsx";
import { DayFilter } from "../frame/day-filter.tsx";
import type { LedgerSearch } from "../money-search.ts";

type LedgerFiltersProps = { search: LedgerSearch; onChange: (change: LedgerSearch) => void };

export function LedgerFilters({ search, onChange }: LedgerFiltersProps) {
  const t = useTranslations("money.ledger");
  const { q = "", kind, account, org, user, least = "", most = "", from, to } = search;
  const narrow = "h-8 w-24 px-2 text-sm tabular-nums pointer-coarse:h-10";

  return (
    <>
      <SearchField
        label={t("search")}
        value={q}
        onSearch={(query) => onChange({ q: query || undefined })}
        className="relative w-full md:w-96"
      />
      <FilterSelect
        label={t("kind")}
        value={kind}
        options={LedgerKind.options.map((value) => ({ value, name: t(`kinds.${value}`) }))}
        onChange={(value) => onChange({ kind: value })}
      />
      <FilterSelect
        label={t("account")}
        value={account}
        options={CounterAccountKind.options.map((value) => ({ value, name: t(`accounts.${value}`) }))}
        onChange={(value) => onChange({ account: value })}
      />
      <span className="flex items-center gap-1.5 text-muted-foreground text-sm">
        <Input
          inputMode="decimal"
          aria-label={t("amountFrom")}
          placeholder={t("amountFrom")}
          className={narrow}
          value={least}
          onChange={(event) => onChange({ least: event.target.value.trim() || undefined })}
        />
        –
        <Input
          inputMode="decimal"
          aria-label={t("amountTo")}
          placeholder={t("amountTo")}
          className={narrow}
          value={most}
          onChange={(event) => onChange({ most: event.target.value.trim() || undefined })}
        />
      </span>
      <DayFilter from={from} to={to} onChange={onChange} />
      {org || user ? (
        <Badge tone="accent">
          {t("filtered")}
          <Button
            variant="ghost"
            size="icon-sm"
            className="-my-1 -mr-1.5 size-5"
            aria-label={t("clearFilter")}
            onClick={() => onChange({ org: undefined, user: undefined })}
          >
            <X />
          </Button>
        </Badge>
      ) : null}
    </>
  );
}
