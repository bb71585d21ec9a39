import { Field } from "@claw/ui";
import { useRef } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { useApp } from "../../app/app-context.ts";
import { FormFailure } from "../../auth/form-failure.tsx";
import { PasswordInput } from "../../auth/password-input.tsx";
import { SubmitButton } from "../../auth/submit-button.tsx";
import { useProblemText } from "../../auth/use-problem-text.ts";
import { useSubmit } from "../../auth/use-submit.ts";
import { Section } from "../section.tsx";

export function PasswordSection() {
  const t = useTranslations();
  const { browser } = useApp();
  const utils = trpc.useUtils();
  const problemText = useProblemText();
  const form = useRef<HTMLFormElement>(null);
  const { onSubmit, isSending, isDone, problems, failure } = useSubmit({
    fields: ["currentPassword", "newPassword"],
    send: async (value) => {
      const currentPassword = value("currentPassword");
      await browser.trpc.auth.changePassword.mutate({ currentPassword, newPassword: value("newPassword") });
      form.current?.reset();
      await utils.auth.sessions.invalidate();
    },
  });
  const isWrongPassword = failure?.reason === "INVALID_CREDENTIALS";

  return (
    <Section title={t("settings.password")} hint={t("settings.passwordHint")}>
      <form ref={form} onSubmit={onSubmit} noValidate className="grid gap-5">
        <div className="grid items-start gap-5 sm:grid-cols-2">
          <Field
            label={t("settings.currentPassword")}
            problem={
              isWrongPassword ? t("fieldProblem.currentPassword") : problemText(problems.currentPassword)
            }
          >
            {(control) => (
              <PasswordInput control={control} name="currentPassword" autoComplete="current-password" />
            )}
          </Field>
          <Field
            label={t("settings.newPassword")}
            hint={t("door.passwordHint")}
            problem={problemText(problems.newPassword)}
          >
            {(control) => <PasswordInput control={control} name="newPassword" autoComplete="new-password" />}
          </Field>
        </div>
        {isWrongPassword ? null : <FormFailure failure={failure} />}
        <div className="flex items-center gap-3">
          <SubmitButton isSending={isSending}>{t("settings.changePassword")}</SubmitButton>
          {isDone ? (
            <p role="status" className="text-sm text-success-text">
              {t("settings.passwordChanged")}
            </p>
          ) : null}
        </div>
      </form>
    </Section>
  );
}
