import { RefundStatus } from "@claw/contract";
import { getRouteApi } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { FilterSelect } from "../../page/filter-select.tsx";
import { PagedTable } from "../../page/paged-table.tsx";
import { SearchField } from "../../page/search-field.tsx";
import { usePages } from "../../page/use-pages.ts";
import { MoneyFrame } from "../frame/money-frame.tsx";
import { NoneFound } from "../frame/none-found.tsx";
import { TotalLine } from "../frame/total-line.tsx";
import { freshMs } from "../frame/use-refresh.ts";
import type { RefundsSearch } from "../money-search.ts";
import { useRefundColumns } from "./refund-columns.tsx";

const route = getRouteApi("/shell/money/money/refunds");

/** Money that went back, the newest first; a row leads to its payment. */
export function RefundsPage() {
  const t = useTranslations("money");
  const { client } = trpc.useUtils();
  const { q = "", status } = route.useSearch();
  const navigate = route.useNavigate();
  const columns = useRefundColumns();
  const input = { ...(q ? { query: q } : {}), ...(status ? { status } : {}) };
  const list = usePages(
    ["money", "refunds", input],
    (skip) => client.admin.money.refunds.query({ ...input, skip, limit: 50 }),
    freshMs,
  );
  const change = (part: RefundsSearch) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true });

  return (
    <MoneyFrame
      filters={
        <>
          <SearchField
            label={t("refunds.search")}
            value={q}
            onSearch={(query) => change({ q: query || undefined })}
          />
          <FilterSelect
            label={t("refunds.status")}
            value={status}
            options={RefundStatus.options.map((value) => ({ value, name: t(`refunds.statuses.${value}`) }))}
            onChange={(value) => change({ status: value })}
          />
          <TotalLine page={list.first} />
        </>
      }
    >
      <PagedTable
        label={t("pages.refunds")}
        pages={list}
        columns={columns}
        rowKey={({ id }) => id}
        onOpen={({ paymentId }) => void navigate({ to: "/money", search: { open: paymentId } })}
        empty={
          <NoneFound
            isNarrowed={Boolean(q || status)}
            title={t("refunds.noneTitle")}
            hint={t("refunds.noneHint")}
          />
        }
      />
    </MoneyFrame>
  );
}
