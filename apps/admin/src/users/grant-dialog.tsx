import { newId } from "@claw/client/browser";
import { Field, Input } from "@claw/ui";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../api/trpc.ts";
import { ReasonDialog } from "../page/reason-dialog.tsx";
import type { PersonDialogProps } from "./disable-dialog.tsx";
import { usePersonDeed } from "./use-person-deed.ts";

/** Gives somebody credit; above the limit it waits for a second operator. */
export function GrantDialog({ person: { id: userId, name }, onClose }: PersonDialogProps) {
  const t = useTranslations("users");
  const deed = usePersonDeed();
  const grant = trpc.billing.grantCredit.useMutation();
  const [amount, setAmount] = useState("10");
  // A second press after a lost answer grants nothing twice.
  const [grantId] = useState(newId);

  return (
    <ReasonDialog
      title={t("grantTitle", { name })}
      hint={t("grantHint")}
      deed={t("grant")}
      onConfirm={async (reason) => {
        const granted = await grant.mutateAsync({ userId, amount: amount.trim(), reason, grantId });
        await deed(granted.waitsForApproval ? "grantWaits" : "granted", async () => granted);
      }}
      onClose={onClose}
    >
      <Field label={t("amount")}>
        {(control) => (
          <Input
            {...control}
            inputMode="decimal"
            autoFocus
            value={amount}
            onChange={(event) => setAmount(event.target.value)}
          />
        )}
      </Field>
    </ReasonDialog>
  );
}
