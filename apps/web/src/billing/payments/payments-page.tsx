import { Button, EmptyState, Skeleton } from "@claw/ui";
import { useDocumentTitle } from "@claw/ui/document-title";
import { useFormat } from "@claw/ui/format";
import { Moment } from "@claw/ui/moment";
import { Link } from "@tanstack/react-router";
import { CreditCard, Plus } from "lucide-react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { LoadFailure } from "../../knowledge/load-failure.tsx";
import { MoreButton } from "../../knowledge/more-button.tsx";
import { BillingSection } from "../billing-section.tsx";
import { PaymentBadge } from "./payment-badge.tsx";

/** One's payments, the newest first, each with where it stands. */
export function PaymentsPage() {
  const t = useTranslations("billing");
  const format = useFormat();
  const list = trpc.billing.payments.useInfiniteQuery(
    { limit: 50 },
    { getNextPageParam: (page) => page.nextCursor, staleTime: 0 },
  );
  const payments = list.data?.pages.flatMap((page) => page.items) ?? [];
  useDocumentTitle(t("section.payments"));
  const topUp = (
    <Button asChild>
      <Link to="/billing/top-up">
        <Plus />
        {t("overview.topUp")}
      </Link>
    </Button>
  );

  return (
    <BillingSection
      title={t("payments.title")}
      hint={t("payments.hint")}
      aside={payments.length > 0 ? topUp : null}
    >
      {list.isPending ? <Skeleton className="h-48" /> : null}
      {list.isError && payments.length === 0 ? (
        <LoadFailure error={list.error} onRetry={() => void list.refetch()} />
      ) : null}
      {list.isSuccess && payments.length === 0 ? (
        <EmptyState
          icon={<CreditCard />}
          title={t("payments.emptyTitle")}
          hint={t("payments.emptyHint")}
          className="rounded-xl border"
        >
          {topUp}
        </EmptyState>
      ) : null}
      {payments.length > 0 ? (
        <ul className="divide-y overflow-hidden rounded-xl border bg-card text-sm">
          {payments.map((payment) => (
            <li key={payment.id}>
              <Link
                to="/billing/payments/$paymentId"
                params={{ paymentId: payment.id }}
                className="flex items-center gap-4 px-4 py-3 outline-none transition-colors duration-100 hover:bg-accent/50 focus-visible:ring-2 focus-visible:ring-ring focus-visible:ring-inset"
              >
                <span className="grid min-w-0 flex-1 gap-0.5">
                  <span className="font-medium">
                    {t(`payment.purpose.${payment.purpose}`)}
                    <span className="font-normal text-muted-foreground">
                      {" · "}
                      {t(`payment.method.${payment.method}`)}
                    </span>
                  </span>
                  <Moment instant={payment.createdAt} className="text-muted-foreground text-xs" />
                </span>
                <span className="flex flex-wrap items-center justify-end gap-x-4 gap-y-1">
                  <PaymentBadge status={payment.status} />
                  <span className="whitespace-nowrap font-medium tabular-nums">
                    {format.money(payment.amount)}
                  </span>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
      <MoreButton list={list} />
    </BillingSection>
  );
}
