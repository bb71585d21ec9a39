import { EmptyState, Skeleton } from "@claw/ui";
import { useDocumentTitle } from "@claw/ui/document-title";
import { useMediaQuery } from "@claw/ui/media-query";
import { getRouteApi } from "@tanstack/react-router";
import { ReceiptText } from "lucide-react";
import { useTranslations } from "use-intl";
import { LoadFailure } from "../../knowledge/load-failure.tsx";
import { MoreButton } from "../../knowledge/more-button.tsx";
import type { LedgerSearch } from "../billing-search.ts";
import { BillingSection } from "../billing-section.tsx";
import { ExportButton } from "./export-button.tsx";
import { LedgerFilters } from "./ledger-filters.tsx";
import { LedgerList } from "./ledger-list.tsx";
import { LedgerTable } from "./ledger-table.tsx";
import { useLedger } from "./use-ledger.ts";

const route = getRouteApi("/shell/billing/ledger");

/** Every movement of money, with the balance after it. */
export function LedgerPage() {
  const t = useTranslations("billing.ledger");
  const { kind, from, to, conversation } = route.useSearch();
  const search: LedgerSearch = { kind, from, to, conversation };
  const navigate = route.useNavigate();
  const { items, list } = useLedger(search);
  const isWide = useMediaQuery("(min-width: 48rem)");
  useDocumentTitle(t("title"));
  const isFiltered = Object.values(search).some((value) => value !== undefined);

  return (
    <BillingSection title={t("title")} hint={t("hint")} aside={<ExportButton search={search} />}>
      <LedgerFilters
        search={search}
        onChange={(changes) =>
          void navigate({ search: (present) => ({ ...present, ...changes }), replace: true })
        }
      />
      {list.isError && items.length === 0 ? (
        <LoadFailure error={list.error} onRetry={() => void list.refetch()} />
      ) : null}
      {list.isPending ? (
        <div className="grid gap-3">
          {["a", "b", "c", "d", "e"].map((key) => (
            <Skeleton key={key} className="h-11" />
          ))}
        </div>
      ) : null}
      {list.isSuccess && items.length === 0 ? (
        <EmptyState
          icon={<ReceiptText />}
          title={isFiltered ? t("noneTitle") : t("emptyTitle")}
          hint={isFiltered ? t("noneHint") : t("emptyHint")}
          className="rounded-xl border"
        />
      ) : null}
      {items.length > 0 ? isWide ? <LedgerTable items={items} /> : <LedgerList items={items} /> : null}
      <MoreButton list={list} />
    </BillingSection>
  );
}
