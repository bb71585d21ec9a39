import { Alert } from "@claw/ui";
import { useDocumentTitle } from "@claw/ui/document-title";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useApp } from "../app/app-context.ts";
import { EmailField } from "./email-field.tsx";
import { FormFailure } from "./form-failure.tsx";
import { SubmitButton } from "./submit-button.tsx";
import { textLink } from "./text-link.ts";
import { useSubmit } from "./use-submit.ts";

/** Asks for a reset link. The answer is the same whether or not the address has an account. */
export function ForgotPasswordPage() {
  const t = useTranslations("door");
  const { browser } = useApp();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const { onSubmit, isSending, problems, failure } = useSubmit({
    fields: ["email"],
    send: async (value) => {
      await browser.trpc.auth.requestPasswordReset.mutate({ email: value("email") });
      setSentTo(value("email"));
    },
  });
  useDocumentTitle(t("forgotTitle"));

  return (
    <form onSubmit={onSubmit} noValidate className="grid gap-5">
      <h1 className="font-semibold text-lg">{t("forgotTitle")}</h1>
      {sentTo === null ? (
        <>
          <p className="text-muted-foreground text-sm leading-6">{t("forgotHint")}</p>
          <FormFailure failure={failure} />
          <EmailField problem={problems.email} />
          <SubmitButton isSending={isSending}>{t("forgotSend")}</SubmitButton>
        </>
      ) : (
        <Alert tone="success">{t("forgotSent", { email: sentTo })}</Alert>
      )}
      <Link to="/sign-in" className={`${textLink} justify-self-center text-sm`}>
        {t("backToSignIn")}
      </Link>
    </form>
  );
}
