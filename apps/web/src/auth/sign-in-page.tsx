import { Alert, Field } from "@claw/ui";
import { useDocumentTitle } from "@claw/ui/document-title";
import { getRouteApi, Link, Navigate } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useApp } from "../app/app-context.ts";
import { EmailField } from "./email-field.tsx";
import { FormFailure } from "./form-failure.tsx";
import { PasswordInput } from "./password-input.tsx";
import { SubmitButton } from "./submit-button.tsx";
import { textLink } from "./text-link.ts";
import { useEnter } from "./use-enter.ts";
import { useFreshness } from "./use-freshness.ts";
import { useIsRegistrationOpen } from "./use-is-registration-open.ts";
import { useProblemText } from "./use-problem-text.ts";
import { useSubmit } from "./use-submit.ts";

const route = getRouteApi("/door/strangers/sign-in");

export function SignInPage() {
  const t = useTranslations("door");
  const { browser } = useApp();
  const { redirect, ended } = route.useSearch();
  const enter = useEnter(redirect);
  const problemText = useProblemText();
  const { onSubmit, isSending, problems, failure } = useSubmit({
    fields: ["email", "password"],
    send: async (value) => {
      await browser.login({ email: value("email"), password: value("password") });
      enter();
    },
  });
  const isFresh = useFreshness();
  const isOpen = useIsRegistrationOpen();
  useDocumentTitle(t("signInTitle"));

  if (isFresh && !ended) return <Navigate to="/register" search={(search) => search} replace />;

  return (
    <form onSubmit={onSubmit} noValidate className="grid gap-5">
      <h1 className="font-semibold text-lg">{t("signInTitle")}</h1>
      {ended ? <Alert>{t("sessionEnded")}</Alert> : null}
      <FormFailure failure={failure} />
      <EmailField problem={problems.email} />
      <Field
        label={t("password")}
        problem={problemText(problems.password)}
        aside={
          <Link to="/forgot-password" className={textLink}>
            {t("forgot")}
          </Link>
        }
      >
        {(control) => <PasswordInput control={control} name="password" autoComplete="current-password" />}
      </Field>
      <SubmitButton isSending={isSending}>{t("signIn")}</SubmitButton>
      {isOpen ? (
        <p className="text-center text-muted-foreground text-sm">
          {t("noAccount")}{" "}
          <Link to="/register" search={(search) => search} className={textLink}>
            {t("register")}
          </Link>
        </p>
      ) : null}
    </form>
  );
}
