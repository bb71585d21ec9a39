import { Alert, Field, Input } from "@claw/ui";
import { useDocumentTitle } from "@claw/ui/document-title";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useApp } from "../app/app-context.ts";
import { EmailField } from "./email-field.tsx";
import { FormFailure } from "./form-failure.tsx";
import { FreshHint } from "./fresh-hint.tsx";
import { PasswordInput } from "./password-input.tsx";
import { SubmitButton } from "./submit-button.tsx";
import { textLink } from "./text-link.ts";
import { useEnter } from "./use-enter.ts";
import { useIsRegistrationOpen } from "./use-is-registration-open.ts";
import { useProblemText } from "./use-problem-text.ts";
import { useSubmit } from "./use-submit.ts";

const route = getRouteApi("/door/strangers/register");

export function RegisterPage() {
  const t = useTranslations("door");
  const { browser } = useApp();
  const enter = useEnter(route.useSearch().redirect);
  const problemText = useProblemText();
  const { onSubmit, isSending, problems, failure } = useSubmit({
    fields: ["name", "email", "newPassword"],
    aliases: { password: "newPassword" },
    send: async (value) => {
      await browser.register({ name: value("name"), email: value("email"), password: value("newPassword") });
      enter();
    },
  });
  const isOpen = useIsRegistrationOpen();
  useDocumentTitle(t("registerTitle"));

  return (
    <form onSubmit={onSubmit} noValidate className="grid gap-5">
      <h1 className="font-semibold text-lg">{t("registerTitle")}</h1>
      <FreshHint />
      {isOpen ? null : <Alert tone="warning">{t("registrationClosed")}</Alert>}
      <FormFailure failure={failure} />
      <Field label={t("name")} hint={t("nameHint")} problem={problemText(problems.name)}>
        {(control) => <Input {...control} name="name" autoComplete="nickname" />}
      </Field>
      <EmailField problem={problems.email} />
      <Field label={t("password")} hint={t("passwordHint")} problem={problemText(problems.newPassword)}>
        {(control) => <PasswordInput control={control} name="newPassword" autoComplete="new-password" />}
      </Field>
      <SubmitButton isSending={isSending}>{t("register")}</SubmitButton>
      <p className="text-center text-muted-foreground text-sm">
        {t("haveAccount")}{" "}
        <Link to="/sign-in" search={(search) => search} className={textLink}>
          {t("signIn")}
        </Link>
      </p>
    </form>
  );
}
