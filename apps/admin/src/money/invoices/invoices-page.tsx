import { InvoicePaymentStatus } from "@claw/contract";
import { Segmented } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { getRouteApi } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { FilterSelect } from "../../page/filter-select.tsx";
import { PagedTable } from "../../page/paged-table.tsx";
import { SearchField } from "../../page/search-field.tsx";
import { MoneyFrame } from "../frame/money-frame.tsx";
import { NoneFound } from "../frame/none-found.tsx";
import { TotalLine } from "../frame/total-line.tsx";
import type { InvoicesSearch } from "../money-search.ts";
import { useInvoiceColumns } from "./invoice-columns.tsx";
import { InvoicePanel } from "./invoice-panel.tsx";
import { useInvoices } from "./use-invoices.ts";

const route = getRouteApi("/shell/money/money/invoices");

/** Everybody's invoices, and the 发票 that are to be issued. */
export function InvoicesPage() {
  const t = useTranslations("money");
  const format = useFormat();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInvoices(search);
  const columns = useInvoiceColumns();
  const { q = "", show, status, open } = search;
  const change = (part: InvoicesSearch) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  const waiting = format.count(list.first?.fapiaoWaiting ?? 0);

  return (
    <MoneyFrame
      filters={
        <>
          <Segmented
            label={t("invoices.show")}
            value={show ?? "all"}
            options={[
              { value: "all", label: t("invoices.shows.all") },
              { value: "fapiao", label: t("invoices.shows.fapiao", { count: waiting }) },
            ]}
            onChange={(value) => change({ show: value === "fapiao" ? value : undefined })}
          />
          <SearchField
            label={t("invoices.search")}
            value={q}
            onSearch={(query) => change({ q: query || undefined })}
          />
          <FilterSelect
            label={t("invoices.paymentStatus")}
            value={status}
            options={InvoicePaymentStatus.options.map((value) => ({
              value,
              name: t(`invoices.statuses.${value}`),
            }))}
            onChange={(value) => change({ status: value })}
          />
          <TotalLine page={list.first} />
        </>
      }
      panel={open ? <InvoicePanel invoiceId={open} onClose={() => change({ open: undefined })} /> : null}
    >
      <PagedTable
        label={t("pages.invoices")}
        pages={list}
        columns={open ? columns.filter(({ isWideOnly }) => !isWideOnly) : columns}
        rowKey={({ id }) => id}
        onOpen={({ id }) => change({ open: id })}
        openKey={open ?? null}
        empty={
          <NoneFound
            isNarrowed={Boolean(q || status)}
            title={t(show ? "invoices.noFapiaoTitle" : "invoices.noneTitle")}
            hint={t(show ? "invoices.noFapiaoHint" : "invoices.noneHint")}
          />
        }
      />
    </MoneyFrame>
  );
}
