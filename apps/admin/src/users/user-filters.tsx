import { useTranslations } from "use-intl";
import { FilterSelect } from "../page/filter-select.tsx";
import { SearchField } from "../page/search-field.tsx";
import { roles, tiers, type UsersSearch, yesNo } from "./users-search.ts";

export type UserFiltersProps = { search: UsersSearch; onChange: (changed: UsersSearch) => void };

export function UserFilters({ search, onChange }: UserFiltersProps) {
  const t = useTranslations();

  return (
    <>
      <SearchField
        label={t("users.searchLabel")}
        value={search.q ?? ""}
        onSearch={(q) => onChange({ q: q || undefined })}
      />
      <FilterSelect
        label={t("users.role.label")}
        value={search.role}
        options={roles.map((value) => ({ value, name: t(`users.role.${value}`) }))}
        onChange={(role) => onChange({ role })}
      />
      <FilterSelect
        label={t("users.tier.label")}
        value={search.tier}
        options={tiers.map((value) => ({ value, name: t(`users.tier.${value}`) }))}
        onChange={(tier) => onChange({ tier })}
      />
      <FilterSelect
        label={t("users.state")}
        value={search.active}
        options={yesNo.map((value) => ({
          value,
          name: t(value === "yes" ? "users.active" : "users.disabled"),
        }))}
        onChange={(active) => onChange({ active })}
      />
      <FilterSelect
        label={t("users.emailState")}
        value={search.verified}
        options={yesNo.map((value) => ({
          value,
          name: t(value === "yes" ? "users.verified" : "users.notVerified"),
        }))}
        onChange={(verified) => onChange({ verified })}
      />
    </>
  );
}
