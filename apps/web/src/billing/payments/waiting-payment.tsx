import type { Payment } from "@claw/contract";
import { Badge, Button } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { Moment } from "@claw/ui/moment";
import { TriangleAlert } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { usePerson } from "../../auth/use-person.ts";
import { ConfirmPaymentDialog, RejectPaymentDialog } from "./decide-dialogs.tsx";

/** Who says to have paid what with which words, and the decision. Never about one's own. */
export function WaitingPayment({ payment }: { payment: Payment }) {
  const t = useTranslations("billing");
  const format = useFormat();
  const person = usePerson();
  const [asked, setAsked] = useState<"confirm" | "reject" | null>(null);
  const { userId, amount, reference, isReferenceReused, purpose, updatedAt } = payment;
  const isOwn = person?.id === userId;
  // Only operators may look people up; to others the payer is a number.
  const payer = trpc.user.get.useQuery({ userId }, { enabled: person?.role === "operator" && !isOwn });
  const name = isOwn ? t("confirm.yourself") : (payer.data?.email ?? userId);
  const close = () => setAsked(null);

  return (
    <li className="grid gap-3 rounded-xl border bg-card p-4">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="grid gap-0.5">
          <p className="font-semibold text-lg tabular-nums">{format.money(amount)}</p>
          <p className="text-muted-foreground text-sm wrap-anywhere">
            {t(`payment.purpose.${purpose}`)} · {name} · <Moment instant={updatedAt} />
          </p>
        </div>
        <div className="flex gap-2">
          <Button variant="outline" disabled={isOwn} onClick={() => setAsked("reject")}>
            {t("confirm.reject")}
          </Button>
          <Button disabled={isOwn} onClick={() => setAsked("confirm")}>
            {t("confirm.confirm")}
          </Button>
        </div>
      </div>
      <p className="flex flex-wrap items-center gap-2 text-sm">
        <span className="text-muted-foreground">{t("payment.reference")}</span>
        <span className="font-mono wrap-anywhere">{reference}</span>
        {isReferenceReused ? (
          <Badge tone="warning">
            <TriangleAlert />
            {t("confirm.reused")}
          </Badge>
        ) : null}
        {payment.awaitsSecondApproval ? <Badge tone="warning">{t("confirm.second")}</Badge> : null}
      </p>
      {isOwn ? <p className="text-sm text-warning-text">{t("confirm.own")}</p> : null}
      {asked === "confirm" ? <ConfirmPaymentDialog payment={payment} payer={name} onClose={close} /> : null}
      {asked === "reject" ? <RejectPaymentDialog payment={payment} payer={name} onClose={close} /> : null}
    </li>
  );
}
