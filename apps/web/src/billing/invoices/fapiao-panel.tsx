import type { Invoice } from "@claw/contract";
import { Badge, Button } from "@claw/ui";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { BillingSection } from "../billing-section.tsx";
import { FapiaoForm } from "./fapiao-form.tsx";

const tones = { requested: "accent", issued: "success", rejected: "danger" } as const;

/** The tax office's document for a bill: where it stands, or how it is asked for. */
export function FapiaoPanel({ invoice }: { invoice: Invoice }) {
  const t = useTranslations("billing.fapiao");
  const [isAsking, setAsking] = useState(false);
  const { fapiao, paymentStatus, status } = invoice;

  if (fapiao)
    return (
      <BillingSection
        title={t("title")}
        aside={<Badge tone={tones[fapiao.status]}>{t(`status.${fapiao.status}`)}</Badge>}
      >
        <dl className="grid grid-cols-[auto_1fr] gap-x-8 gap-y-1.5 text-sm">
          {[
            [t("type"), t(`types.${fapiao.type}`)],
            [t("heading"), fapiao.title],
            ...(fapiao.taxNumber ? [[t("taxNumber"), fapiao.taxNumber]] : []),
            [t("email"), fapiao.email],
            ...(fapiao.note ? [[t("note"), fapiao.note]] : []),
          ].map(([label, value]) => (
            <div key={label} className="contents">
              <dt className="text-muted-foreground">{label}</dt>
              <dd className="wrap-anywhere">{value}</dd>
            </div>
          ))}
        </dl>
        <p className="text-muted-foreground text-sm">{t(`statusHint.${fapiao.status}`)}</p>
      </BillingSection>
    );
  if (status === "void" || paymentStatus !== "paid") return null;

  return (
    <BillingSection
      title={t("title")}
      hint={t("hint")}
      aside={
        isAsking ? null : (
          <Button variant="outline" onClick={() => setAsking(true)}>
            {t("request")}
          </Button>
        )
      }
    >
      {isAsking ? <FapiaoForm invoice={invoice} onClose={() => setAsking(false)} /> : null}
    </BillingSection>
  );
}
