import { EmptyState, Skeleton } from "@claw/ui";
import { useDocumentTitle } from "@claw/ui/document-title";
import { CircleCheck } from "lucide-react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { LoadFailure } from "../../knowledge/load-failure.tsx";
import { MoreButton } from "../../knowledge/more-button.tsx";
import { BillingSection } from "../billing-section.tsx";
import { WaitingPayment } from "./waiting-payment.tsx";

/** Transfers that somebody says to have made, for those who can look whether they have come. */
export function ConfirmPage() {
  const t = useTranslations("billing.confirm");
  const list = trpc.billing.payments.useInfiniteQuery(
    { scope: "all", status: "submitted", limit: 50 },
    { getNextPageParam: (page) => page.nextCursor, staleTime: 0, refetchInterval: 30_000 },
  );
  const payments = list.data?.pages.flatMap((page) => page.items) ?? [];
  useDocumentTitle(t("title"));

  return (
    <BillingSection title={t("title")} hint={t("hint")}>
      {list.isPending ? <Skeleton className="h-40" /> : null}
      {list.isError && payments.length === 0 ? (
        <LoadFailure error={list.error} onRetry={() => void list.refetch()} />
      ) : null}
      {list.isSuccess && payments.length === 0 ? (
        <EmptyState
          icon={<CircleCheck />}
          title={t("emptyTitle")}
          hint={t("emptyHint")}
          className="rounded-xl border"
        />
      ) : null}
      {payments.length > 0 ? (
        <ul className="grid gap-3">
          {payments.map((payment) => (
            <WaitingPayment key={payment.id} payment={payment} />
          ))}
        </ul>
      ) : null}
      <MoreButton list={list} />
    </BillingSection>
  );
}
