import { Alert, Field } from "@claw/ui";
import { useDocumentTitle } from "@claw/ui/document-title";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useApp } from "../app/app-context.ts";
import { FormFailure } from "./form-failure.tsx";
import { PasswordInput } from "./password-input.tsx";
import { SubmitButton } from "./submit-button.tsx";
import { textLink } from "./text-link.ts";
import { useMailedToken } from "./use-mailed-token.ts";
import { useProblemText } from "./use-problem-text.ts";
import { useSubmit } from "./use-submit.ts";

/** A new password, with the token of a mail. */
export function ResetPasswordPage() {
  const t = useTranslations("door");
  const { browser } = useApp();
  const token = useMailedToken();
  const problemText = useProblemText();
  const { onSubmit, isSending, isDone, problems, failure } = useSubmit({
    fields: ["newPassword"],
    aliases: { password: "newPassword" },
    send: (value) =>
      browser.trpc.auth.resetPassword.mutate({ token: token ?? "", password: value("newPassword") }),
  });
  const isOpen = token !== null && !isDone;
  useDocumentTitle(t("resetTitle"));

  return (
    <form onSubmit={onSubmit} noValidate className="grid gap-5">
      <h1 className="font-semibold text-lg">{t("resetTitle")}</h1>
      {token === null ? <Alert tone="warning">{t("missingToken")}</Alert> : null}
      {isDone ? <Alert tone="success">{t("resetDone")}</Alert> : null}
      <FormFailure failure={failure} />
      {isOpen ? (
        <>
          <Field
            label={t("newPassword")}
            hint={t("passwordHint")}
            problem={problemText(problems.newPassword)}
          >
            {(control) => <PasswordInput control={control} name="newPassword" autoComplete="new-password" />}
          </Field>
          <SubmitButton isSending={isSending}>{t("resetSave")}</SubmitButton>
        </>
      ) : null}
      <Link
        to={isOpen || isDone ? "/sign-in" : "/forgot-password"}
        className={`${textLink} justify-self-center text-sm`}
      >
        {isOpen || isDone ? t("backToSignIn") : t("forgotTitle")}
      </Link>
    </form>
  );
}
