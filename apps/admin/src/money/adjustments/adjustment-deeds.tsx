import type { Adjustment } from "@claw/contract";
import { Alert, Button, Kbd } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { useShortcuts } from "@claw/ui/shortcuts";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { useApp } from "../../app/app-context.ts";
import { useSelf } from "../../app/use-self.ts";
import { ConfirmDialog } from "../../page/confirm-dialog.tsx";
import { ReasonDialog } from "../../page/reason-dialog.tsx";
import { useRefresh } from "../frame/use-refresh.ts";

const keys = {
  approve: { keys: "c", whileWriting: false },
  reject: { keys: "r", whileWriting: false },
} as const;

/** The decision of a second operator; who asked for it may take it back. */
export function AdjustmentDeeds({ adjustment }: { adjustment: Adjustment }) {
  const t = useTranslations("money.adjustments");
  const format = useFormat();
  const self = useSelf();
  const { notices } = useApp();
  const refresh = useRefresh();
  const { client } = trpc.useUtils();
  const [asked, setAsked] = useState<"approve" | "reject" | null>(null);
  const { id: adjustmentId, amount, requestedBy, person } = adjustment;
  const isOwn = requestedBy.id === self;
  const mayApprove = !isOwn && person.id !== self;
  const close = () => setAsked(null);
  useShortcuts(keys, {
    approve: () => mayApprove && setAsked("approve"),
    reject: () => setAsked("reject"),
  });

  const approve = async () => {
    await client.admin.money.approveAdjustment.mutate({ adjustmentId });
    await refresh();
    notices.tell(t("approved"));
  };
  const reject = async (note: string) => {
    await client.admin.money.rejectAdjustment.mutate({ adjustmentId, note });
    await refresh();
    notices.tell(t("rejected"));
  };

  return (
    <div className="grid gap-3">
      {isOwn ? <Alert>{t("own")}</Alert> : null}
      <div className="flex flex-wrap gap-2">
        <Button disabled={!mayApprove} onClick={() => setAsked("approve")}>
          {t("approve")}
          <Kbd className="pointer-coarse:hidden">C</Kbd>
        </Button>
        <Button variant="outline" onClick={() => setAsked("reject")}>
          {t(isOwn ? "withdraw" : "reject")}
          <Kbd className="pointer-coarse:hidden">R</Kbd>
        </Button>
      </div>
      {asked === "approve" ? (
        <ConfirmDialog
          title={t("approve")}
          hint={
            <span data-written="">
              {t("approveHint", {
                name: requestedBy.name || requestedBy.email || requestedBy.id,
                amount: format.money(amount),
              })}
            </span>
          }
          deed={t("approve")}
          onConfirm={approve}
          onClose={close}
        />
      ) : null}
      {asked === "reject" ? (
        <ReasonDialog
          title={t(isOwn ? "withdraw" : "reject")}
          hint={t("rejectHint")}
          deed={t(isOwn ? "withdraw" : "reject")}
          variant="danger"
          onConfirm={reject}
          onClose={close}
        />
      ) : null}
    </div>
  );
}
