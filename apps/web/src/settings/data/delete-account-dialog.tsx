import { Alert, Button, Dialog, DialogActions, DialogContent, Field, Label, Switch } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { type FormEvent, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { useDeed } from "../../api/use-deed.ts";
import { useApp } from "../../app/app-context.ts";
import { FormFailure } from "../../auth/form-failure.tsx";
import { PasswordInput } from "../../auth/password-input.tsx";

/** Says what is lost, the balance included, and asks for the password once more. */
export function DeleteAccountDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations();
  const format = useFormat();
  const { browser } = useApp();
  const balance = trpc.billing.balance.useQuery(undefined, { staleTime: 0 });
  const { run, isBusy, failure } = useDeed();
  const [isUnderstood, setUnderstood] = useState(false);
  const id = useId();
  const left = balance.data?.balance;
  const isWrong = failure?.reason === "INVALID_CREDENTIALS";
  const isNeeded = failure?.reason === "CONFLICT";

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const password = new FormData(event.currentTarget).get("password");
    if (typeof password !== "string" || password === "" || !isUnderstood) return;

    void run(async () => {
      await browser.trpc.user.deleteAccount.mutate({ password });
      await browser.logout();
    });
  };

  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent
        title={t("settings.data.deleteTitle")}
        description={t("settings.data.deleteHint")}
        closeLabel={t("common.close")}
      >
        <form onSubmit={submit} className="grid gap-4">
          {left === undefined ? null : (
            <Alert tone={Number(left) > 0 ? "warning" : "info"}>
              {Number(left) > 0
                ? t("settings.data.balance", { amount: format.money(left) })
                : t("settings.data.noBalance")}
            </Alert>
          )}
          <Field
            label={t("settings.currentPassword")}
            problem={isWrong ? t("fieldProblem.currentPassword") : undefined}
          >
            {(control) => <PasswordInput control={control} name="password" autoComplete="current-password" />}
          </Field>
          <div className="flex items-center gap-3">
            <Switch id={id} checked={isUnderstood} onCheckedChange={setUnderstood} />
            <Label htmlFor={id}>{t("settings.data.understood")}</Label>
          </div>
          {isNeeded ? <Alert tone="danger">{t("settings.data.lastOperator")}</Alert> : null}
          {isWrong || isNeeded ? null : <FormFailure failure={failure} />}
          <DialogActions>
            <Button variant="outline" onClick={onClose}>
              {t("common.cancel")}
            </Button>
            <Button type="submit" variant="danger" disabled={!isUnderstood || isBusy}>
              {t("settings.data.deleteAction")}
            </Button>
          </DialogActions>
        </form>
      </DialogContent>
    </Dialog>
  );
}
