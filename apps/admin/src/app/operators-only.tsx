import type { User } from "@claw/contract";
import { Button, MessageScreen } from "@claw/ui";
import { useDocumentTitle } from "@claw/ui/document-title";
import { useTranslations } from "use-intl";
import { useApp } from "./app-context.ts";
import { goToSignIn } from "./leave.ts";

/** For somebody who is signed in and does not run the installation. */
export function OperatorsOnly({ person }: { person: User }) {
  const t = useTranslations("door");
  const { browser } = useApp();
  useDocumentTitle(t("operatorsOnlyTitle"));

  return (
    <MessageScreen title={t("operatorsOnlyTitle")} hint={t("operatorsOnlyHint", { email: person.email })}>
      <Button asChild size="lg">
        <a href="/">{t("toConversations")}</a>
      </Button>
      <Button
        variant="ghost"
        onClick={() => void browser.logout().then(() => goToSignIn({ hasEnded: false }))}
      >
        {t("otherAccount")}
      </Button>
    </MessageScreen>
  );
}
