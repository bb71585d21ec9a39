import { Alert } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { Fact, Facts } from "../../page/facts.tsx";
import { PersonName } from "../../page/person-name.tsx";
import { SidePanel } from "../../page/side-panel.tsx";
import { CopyId } from "../frame/copy-id.tsx";
import { NotThere } from "../frame/not-there.tsx";
import { PaymentDeeds } from "./payment-deeds.tsx";
import { PaymentHistory } from "./payment-history.tsx";
import { PaymentState } from "./payment-state.tsx";
import { usePayment } from "./use-payments.ts";

type PaymentPanelProps = { paymentId: string; onClose: () => void };

/** One payment: what it is, who did what with it, and what can be done. */
export function PaymentPanel({ paymentId, onClose }: PaymentPanelProps) {
  const t = useTranslations("money");
  const format = useFormat();
  const found = usePayment(paymentId);
  const payment = found.rows?.[0];
  const title = payment ? format.money(payment.amount) : t("pages.payments");

  return (
    <SidePanel title={title} onClose={onClose}>
      {payment ? (
        <div className="grid gap-5">
          <div className="flex flex-wrap gap-2">
            <PaymentState payment={payment} />
          </div>
          {payment.isReferenceReused ? <Alert tone="warning">{t("payments.reusedHint")}</Alert> : null}
          <PaymentDeeds payment={payment} />
          <Facts>
            <Fact name={t("payments.payer")}>
              <PersonName person={payment.payer} />
            </Fact>
            {payment.reference ? (
              <Fact name={t("payments.reference")}>
                <span className="font-mono" data-written="">
                  {payment.reference}
                </span>
              </Fact>
            ) : null}
            <Fact name={t("payments.purpose.label")}>{t(`payments.purpose.${payment.purpose}`)}</Fact>
            <Fact name={t("payments.way")}>
              {t(`provider.${payment.provider}`)} · {t(`method.${payment.method}`)}
            </Fact>
            {payment.refunded === "0.000000" ? null : (
              <Fact name={t("payments.refunded")}>{format.money(payment.refunded)}</Fact>
            )}
            {payment.failureReason ? (
              <Fact name={t("payments.failure")}>
                <span data-written="">{payment.failureReason}</span>
              </Fact>
            ) : null}
            {payment.providerReference ? (
              <Fact name={t("payments.providerReference")}>
                <CopyId id={payment.providerReference} />
              </Fact>
            ) : null}
            <Fact name={t("ids.payment")}>
              <CopyId id={payment.id} />
            </Fact>
          </Facts>
          <PaymentHistory payment={payment} />
          <Link
            to="/money/ledger"
            search={{ q: payment.id }}
            className="justify-self-start rounded-sm text-primary-text text-sm underline-offset-4 hover:underline"
          >
            {t("payments.ledger")}
          </Link>
        </div>
      ) : (
        <NotThere pages={found} />
      )}
    </SidePanel>
  );
}
