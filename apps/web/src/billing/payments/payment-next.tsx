import type { Payment } from "@claw/contract";
import { Alert, Button, Spinner } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { plainAmount } from "../money/plain-amount.ts";
import { CancelPayment } from "./cancel-payment.tsx";
import { isPayUrl, stepOf } from "./payment-step.ts";
import { TransferForm } from "./transfer-form.tsx";

/** What a payment waits for, and the one next thing to do. */
export function PaymentNext({ payment }: { payment: Payment }) {
  const t = useTranslations("billing");
  const format = useFormat();
  const { status, payUrl, failureReason, invoiceId, purpose } = payment;
  const amount = format.money(payment.amount);
  const step = stepOf(payment);

  switch (step) {
    case "transfer":
      return <TransferForm payment={payment} />;
    case "pay":
    case "provider":
      return (
        <section role="status" className="grid justify-items-start gap-3 rounded-xl border bg-card p-5">
          <h2 className="flex items-center gap-2.5 font-semibold">
            <Spinner />
            {t("payment.waitingProvider")}
          </h2>
          <p className="text-muted-foreground text-sm">{t("payment.waitingProviderHint")}</p>
          <div className="flex flex-wrap gap-2">
            {step === "pay" && isPayUrl(payUrl) ? (
              <Button asChild>
                <a href={payUrl} rel="noreferrer">
                  {t("payment.goPay")}
                </a>
              </Button>
            ) : null}
            <CancelPayment payment={payment} />
          </div>
        </section>
      );
    case "confirmation":
      return (
        <Alert tone="info">
          <p className="font-medium">{t("payment.waitingConfirmation")}</p>
          <p className="mb-2 text-muted-foreground">{t("payment.waitingConfirmationHint")}</p>
        </Alert>
      );
    case "done":
      return (
        <Alert tone={status === "disputed" ? "warning" : "success"}>
          <p className="mb-2 font-medium">
            {status === "succeeded"
              ? t(purpose === "top_up" ? "payment.doneTopUp" : "payment.doneInvoice", { amount })
              : t(`payment.status.${status}`)}
          </p>
          <Button asChild size="sm" variant="outline">
            {invoiceId ? (
              <Link to="/billing/invoices/$invoiceId" params={{ invoiceId }}>
                {t("payment.toInvoice")}
              </Link>
            ) : (
              <Link to="/billing">{t("payment.toBalance")}</Link>
            )}
          </Button>
        </Alert>
      );
    case "over":
      return (
        <Alert tone={status === "failed" ? "danger" : "info"}>
          <p className="font-medium">{t(`payment.status.${status}`)}</p>
          {failureReason ? (
            <p className="wrap-anywhere">{t("payment.reason", { reason: failureReason })}</p>
          ) : null}
          <p className="mb-2 text-muted-foreground">{t("payment.overHint")}</p>
          <Button asChild size="sm" variant="outline">
            {invoiceId ? (
              <Link to="/billing/invoices/$invoiceId" params={{ invoiceId }}>
                {t("payment.toInvoice")}
              </Link>
            ) : (
              <Link to="/billing/top-up" search={{ amount: plainAmount(payment.amount) }}>
                {t("payment.again")}
              </Link>
            )}
          </Button>
        </Alert>
      );
  }
}
