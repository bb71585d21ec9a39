import { EmptyState, Skeleton } from "@claw/ui";
import { useDocumentTitle } from "@claw/ui/document-title";
import { useFormat } from "@claw/ui/format";
import { Link } from "@tanstack/react-router";
import { FileText } from "lucide-react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { LoadFailure } from "../../knowledge/load-failure.tsx";
import { MoreButton } from "../../knowledge/more-button.tsx";
import { BillingSection } from "../billing-section.tsx";
import { InvoiceBadge } from "./invoice-badge.tsx";
import { ProfileSection } from "./profile-section.tsx";

/** One's bills, the newest first, and whom the next are made out to. */
export function InvoicesPage() {
  const t = useTranslations("billing");
  const format = useFormat();
  const list = trpc.billing.invoices.useInfiniteQuery(
    { limit: 50 },
    { getNextPageParam: (page) => page.nextCursor, staleTime: 0 },
  );
  const invoices = list.data?.pages.flatMap((page) => page.items) ?? [];
  useDocumentTitle(t("section.invoices"));

  return (
    <>
      <BillingSection title={t("invoices.title")} hint={t("invoices.hint")}>
        {list.isPending ? <Skeleton className="h-40" /> : null}
        {list.isError && invoices.length === 0 ? (
          <LoadFailure error={list.error} onRetry={() => void list.refetch()} />
        ) : null}
        {list.isSuccess && invoices.length === 0 ? (
          <EmptyState
            icon={<FileText />}
            title={t("invoices.emptyTitle")}
            hint={t("invoices.emptyHint")}
            className="rounded-xl border"
          />
        ) : null}
        {invoices.length > 0 ? (
          <ul className="divide-y overflow-hidden rounded-xl border bg-card text-sm">
            {invoices.map((invoice) => (
              <li key={invoice.id}>
                <Link
                  to="/billing/invoices/$invoiceId"
                  params={{ invoiceId: invoice.id }}
                  className="flex items-center gap-4 px-4 py-3 outline-none transition-colors duration-100 hover:bg-accent/50 focus-visible:ring-2 focus-visible:ring-ring focus-visible:ring-inset"
                >
                  <span className="grid min-w-0 flex-1 gap-0.5">
                    <span className="font-medium tabular-nums">{invoice.number}</span>
                    <span className="truncate text-muted-foreground text-xs">
                      {format.date(invoice.issuedAt)}
                      {invoice.lines[0] ? <span data-written> · {invoice.lines[0].description}</span> : null}
                    </span>
                  </span>
                  <span className="flex flex-wrap items-center justify-end gap-x-4 gap-y-1">
                    <InvoiceBadge invoice={invoice} />
                    <span className="whitespace-nowrap font-medium tabular-nums">
                      {format.money(invoice.total)}
                    </span>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        ) : null}
        <MoreButton list={list} />
      </BillingSection>
      <ProfileSection />
    </>
  );
}
