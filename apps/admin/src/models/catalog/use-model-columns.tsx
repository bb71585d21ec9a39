import type { CatalogModel } from "@claw/contract";
import type { Column } from "@claw/ui/data-table";
import { useFormat } from "@claw/ui/format";
import { useTranslations } from "use-intl";
import { ModelState } from "./model-state.tsx";
import { useTiersText } from "./tiers-text.ts";

export function useModelColumns(): Column<CatalogModel>[] {
  const t = useTranslations("models.list");
  const format = useFormat();
  const tiersText = useTiersText();

  return [
    {
      key: "name",
      head: t("name"),
      width: "minmax(6rem, 2fr)",
      cell: ({ displayName, name }) => (
        <span data-written>
          <span className="font-medium">{displayName}</span>
          {displayName === name ? null : <span className="text-muted-foreground"> {name}</span>}
        </span>
      ),
    },
    {
      key: "provider",
      head: t("provider"),
      width: "minmax(6rem, 1fr)",
      isWideOnly: true,
      cell: ({ provider }) => <span data-written>{provider}</span>,
    },
    {
      key: "state",
      head: t("offer"),
      width: "8.25rem",
      cell: (model) => <ModelState model={model} />,
    },
    {
      key: "tiers",
      head: t("tiers"),
      width: "minmax(6rem, 1fr)",
      isWideOnly: true,
      cell: ({ tiers }) => tiersText(tiers),
    },
    {
      key: "fallbacks",
      head: t("fallbacks"),
      width: "minmax(5rem, 1fr)",
      isWideOnly: true,
      cell: ({ fallbacks }) => <span data-written>{fallbacks.join(" → ")}</span>,
    },
    {
      key: "input",
      head: t("input"),
      width: "6.5rem",
      align: "end",
      isWideOnly: true,
      cell: ({ prices, usesDefaultPrice }) => (
        <span title={t(usesDefaultPrice ? "defaultPrice" : "perMillion")}>{format.money(prices.input)}</span>
      ),
    },
    {
      key: "output",
      head: t("output"),
      width: "5.5rem",
      align: "end",
      cell: ({ prices, usesDefaultPrice }) => (
        <span title={t(usesDefaultPrice ? "defaultPrice" : "perMillion")}>{format.money(prices.output)}</span>
      ),
    },
  ];
}
