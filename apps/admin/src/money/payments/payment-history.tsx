import type { MoneyPayment, Participant } from "@claw/contract";
import { Moment } from "@claw/ui/moment";
import { useTranslations } from "use-intl";
import { PersonName } from "../../page/person-name.tsx";

type Step = {
  name: "created" | "submitted" | "approved" | "confirmed" | "provider" | "rejected";
  at: string;
  by: Participant | null;
};

/** Who did what, in the order in which it happened. */
export function PaymentHistory({ payment }: { payment: MoneyPayment }) {
  const t = useTranslations("money.payments");

  return (
    <section aria-label={t("history")} className="grid gap-2">
      <h3 className="font-medium text-sm">{t("history")}</h3>
      <ol className="grid gap-2 border-l pl-4">
        {stepsOf(payment).map(({ name, at, by }) => (
          <li key={name} className="text-sm">
            <span className="font-medium">{t(`steps.${name}`)}</span>
            <span className="flex flex-wrap gap-x-2 text-muted-foreground">
              {by ? <PersonName person={by} /> : null}
              <Moment instant={at} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function stepsOf(payment: MoneyPayment): Step[] {
  const { payer, createdAt, submittedAt, firstApprovedAt, firstApprovedBy, succeededAt, confirmedBy } =
    payment;
  const step = (name: Step["name"], at: string | null, by: Participant | null): Step[] =>
    at === null ? [] : [{ name, at, by }];

  return [
    ...step("created", createdAt, payer),
    ...step("submitted", submittedAt, payer),
    ...step("approved", firstApprovedAt, firstApprovedBy),
    ...step("rejected", payment.rejectedAt, payment.rejectedBy),
    ...step(confirmedBy ? "confirmed" : "provider", succeededAt, confirmedBy),
  ].sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}
