import { toFailure } from "@claw/client/browser";
import type { Payment } from "@claw/contract";
import { Button, Skeleton } from "@claw/ui";
import { useDocumentTitle } from "@claw/ui/document-title";
import { getRouteApi, Link } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { LoadFailure } from "../../knowledge/load-failure.tsx";
import { BillingGone } from "../billing-gone.tsx";
import { PaymentFacts } from "./payment-facts.tsx";
import { PaymentNext } from "./payment-next.tsx";
import { pauseBeforeAsking, stepOf } from "./payment-step.ts";
import { useSettledNews } from "./use-settled-news.ts";

const route = getRouteApi("/shell/billing/payments/$paymentId");

function PaymentView({ payment }: { payment: Payment }) {
  useSettledNews(payment);

  return (
    <div className="grid max-w-2xl gap-6">
      <PaymentNext payment={payment} />
      <PaymentFacts payment={payment} />
    </div>
  );
}

/** One payment until it is settled: what it waits for, and what is to be done. */
export function PaymentPage() {
  const t = useTranslations("billing");
  const { paymentId } = route.useParams();
  const payment = trpc.billing.getPayment.useQuery(
    { paymentId },
    {
      staleTime: 0,
      refetchInterval: ({ state: { data, dataUpdateCount } }) =>
        data ? pauseBeforeAsking(stepOf(data), dataUpdateCount) : false,
    },
  );
  useDocumentTitle(t("payments.one"));
  if (payment.isError && !payment.data) {
    const { reason } = toFailure(payment.error);
    if (reason === "NOT_FOUND" || reason === "INVALID_INPUT") return <BillingGone what="payment" />;
  }

  return (
    <div className="grid grid-cols-1 gap-5">
      <Button asChild variant="ghost" size="sm" className="-ms-2.5 justify-self-start text-muted-foreground">
        <Link to="/billing/payments">
          <ArrowLeft />
          {t("payments.back")}
        </Link>
      </Button>
      {payment.data ? <PaymentView key={paymentId} payment={payment.data} /> : null}
      {payment.isPending ? <Skeleton className="h-64 max-w-2xl" /> : null}
      {payment.isError && !payment.data ? (
        <LoadFailure error={payment.error} onRetry={() => void payment.refetch()} />
      ) : null}
    </div>
  );
}
