import { PaymentMethod, PaymentProviderName, PaymentStatus } from "@claw/contract";
import { useTranslations } from "use-intl";
import { FilterSelect } from "../../page/filter-select.tsx";
import { SearchField } from "../../page/search-field.tsx";
import { DayFilter } from "../frame/day-filter.tsx";
import type { PaymentsSearch } from "../money-search.ts";

type PaymentFiltersProps = { search: PaymentsSearch; onChange: (change: PaymentsSearch) => void };

export function PaymentFilters({ search, onChange }: PaymentFiltersProps) {
  const t = useTranslations("money");
  const { q = "", status, provider, method, from, to } = search;

  return (
    <>
      <SearchField
        label={t("payments.search")}
        value={q}
        onSearch={(query) => onChange({ q: query || undefined })}
      />
      <FilterSelect
        label={t("payments.status")}
        value={status}
        options={PaymentStatus.options.map((value) => ({ value, name: t(`payments.statuses.${value}`) }))}
        onChange={(value) => onChange({ status: value })}
      />
      <FilterSelect
        label={t("provider.label")}
        value={provider}
        options={PaymentProviderName.options.map((value) => ({ value, name: t(`provider.${value}`) }))}
        onChange={(value) => onChange({ provider: value })}
      />
      <FilterSelect
        label={t("method.label")}
        value={method}
        options={PaymentMethod.options.map((value) => ({ value, name: t(`method.${value}`) }))}
        onChange={(value) => onChange({ method: value })}
      />
      <DayFilter from={from} to={to} onChange={onChange} />
    </>
  );
}
