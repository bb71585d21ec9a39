import type { Fapiao } from "@claw/contract";
import { Badge, Button } from "@claw/ui";
import { Moment } from "@claw/ui/moment";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { useApp } from "../../app/app-context.ts";
import { ConfirmDialog } from "../../page/confirm-dialog.tsx";
import { Fact, Facts } from "../../page/facts.tsx";
import { ReasonDialog } from "../../page/reason-dialog.tsx";
import { useRefresh } from "../frame/use-refresh.ts";
import { fapiaoTones } from "./invoice-columns.tsx";

/** What the tax office's document is to say, and whether it was sent. */
export function FapiaoDesk({ invoiceId, fapiao }: { invoiceId: string; fapiao: Fapiao }) {
  const t = useTranslations("money.invoices");
  const { notices } = useApp();
  const refresh = useRefresh();
  const { client } = trpc.useUtils();
  const [asked, setAsked] = useState<"issued" | "rejected" | null>(null);
  const { status, type, title, taxNumber, email, note, createdAt } = fapiao;
  const close = () => setAsked(null);

  const settle = async (outcome: "issued" | "rejected", reason?: string) => {
    await client.billing.settleFapiao.mutate({
      invoiceId,
      status: outcome,
      ...(reason === undefined ? {} : { note: reason }),
    });
    await refresh();
    notices.tell(t(outcome === "issued" ? "settled" : "refused"));
  };

  return (
    <section aria-label={t("fapiao")} className="grid gap-3 rounded-lg border p-3">
      <div className="flex items-center justify-between gap-2">
        <h3 className="font-medium text-sm">{t("fapiao")}</h3>
        <Badge tone={fapiaoTones[status]}>{t(`fapiaoStatuses.${status}`)}</Badge>
      </div>
      <Facts>
        <Fact name={t("title")}>
          <span data-written="">{title}</span> · {t(`fapiaoTypes.${type}`)}
        </Fact>
        {taxNumber ? <Fact name={t("taxNumber")}>{taxNumber}</Fact> : null}
        <Fact name={t("email")}>
          <span data-written="">{email}</span>
        </Fact>
        {note ? (
          <Fact name={t("note")}>
            <span data-written="">{note}</span>
          </Fact>
        ) : null}
        <Fact name={t("asked")}>
          <Moment instant={createdAt} />
        </Fact>
      </Facts>
      {status === "requested" ? (
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => setAsked("issued")}>{t("settle")}</Button>
          <Button variant="outline" onClick={() => setAsked("rejected")}>
            {t("refuse")}
          </Button>
        </div>
      ) : null}
      {asked === "issued" ? (
        <ConfirmDialog
          title={t("settle")}
          hint={<span data-written="">{t("settleHint", { email })}</span>}
          deed={t("settle")}
          onConfirm={() => settle("issued")}
          onClose={close}
        />
      ) : null}
      {asked === "rejected" ? (
        <ReasonDialog
          title={t("refuse")}
          hint={t("refuseHint")}
          deed={t("refuse")}
          variant="danger"
          onConfirm={(reason) => settle("rejected", reason)}
          onClose={close}
        />
      ) : null}
    </section>
  );
}
