import { Alert } from "@claw/ui";
import { useDocumentTitle } from "@claw/ui/document-title";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { trpc } from "../api/trpc.ts";
import { useApp } from "../app/app-context.ts";
import { FormFailure } from "./form-failure.tsx";
import { SubmitButton } from "./submit-button.tsx";
import { textLink } from "./text-link.ts";
import { useMailedToken } from "./use-mailed-token.ts";
import { useSubmit } from "./use-submit.ts";

/** Confirms an address on a press of the button, so that a mail scanner that opens links confirms nothing. */
export function VerifyEmailPage() {
  const t = useTranslations("door");
  const { browser } = useApp();
  const utils = trpc.useUtils();
  const token = useMailedToken();
  const { onSubmit, isSending, isDone, failure } = useSubmit({
    fields: [],
    send: async () => {
      await browser.trpc.auth.verifyEmail.mutate({ token: token ?? "" });
      await utils.auth.me.invalidate();
    },
  });
  useDocumentTitle(t("verifyTitle"));

  return (
    <form onSubmit={onSubmit} className="grid gap-5">
      <h1 className="font-semibold text-lg">{t("verifyTitle")}</h1>
      {token === null ? <Alert tone="warning">{t("missingToken")}</Alert> : null}
      {isDone ? <Alert tone="success">{t("verifyDone")}</Alert> : null}
      <FormFailure failure={failure} />
      {token !== null && !isDone ? (
        <>
          <p className="text-muted-foreground text-sm leading-6">{t("verifyHint")}</p>
          <SubmitButton isSending={isSending}>{t("verify")}</SubmitButton>
        </>
      ) : null}
      <Link to="/" className={`${textLink} justify-self-center text-sm`}>
        {t("verifyContinue")}
      </Link>
    </form>
  );
}
