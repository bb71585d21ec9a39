import { Badge } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { getRouteApi } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { PagedTable } from "../../page/paged-table.tsx";
import { MoneyFrame } from "../frame/money-frame.tsx";
import { NoneFound } from "../frame/none-found.tsx";
import { TotalLine } from "../frame/total-line.tsx";
import type { PaymentsSearch } from "../money-search.ts";
import { usePaymentColumns } from "./payment-columns.tsx";
import { PaymentFilters } from "./payment-filters.tsx";
import { PaymentPanel } from "./payment-panel.tsx";
import { usePayments } from "./use-payments.ts";

const route = getRouteApi("/shell/money/money");

/** Everybody's payments; those that wait for somebody's eyes first. */
export function PaymentsPage() {
  const t = useTranslations("money");
  const format = useFormat();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const list = usePayments(search);
  const columns = usePaymentColumns();
  const change = (part: PaymentsSearch) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  const { open, sort, dir = "desc", q, status, provider, method, from, to } = search;
  const waiting = list.first?.waiting ?? 0;

  return (
    <MoneyFrame
      actions={
        waiting > 0 ? (
          <button
            type="button"
            className="cursor-pointer rounded-full outline-none focus-visible:ring-2 focus-visible:ring-ring"
            onClick={() => change({ status: "submitted" })}
          >
            <Badge tone="warning">{t("payments.waiting", { count: format.count(waiting) })}</Badge>
          </button>
        ) : null
      }
      filters={
        <>
          <PaymentFilters search={search} onChange={change} />
          <TotalLine page={list.first} />
        </>
      }
      panel={open ? <PaymentPanel paymentId={open} onClose={() => change({ open: undefined })} /> : null}
    >
      <PagedTable
        label={t("pages.payments")}
        pages={list}
        columns={open ? columns.filter(({ isWideOnly }) => !isWideOnly) : columns}
        rowKey={({ id }) => id}
        sort={sort ? { by: sort, direction: dir } : null}
        onSort={({ by, direction }) => change({ sort: by, dir: direction })}
        onOpen={({ id }) => change({ open: id })}
        openKey={open ?? null}
        empty={
          <NoneFound
            isNarrowed={Boolean(q || status || provider || method || from || to)}
            title={t("payments.noneTitle")}
            hint={t("payments.noneHint")}
          />
        }
      />
    </MoneyFrame>
  );
}
