import { Button } from "@claw/ui";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { PageHeader } from "./page-header.tsx";

/** The address leads to no conversation of this person. */
export function ConversationGone() {
  const t = useTranslations();

  return (
    <>
      <PageHeader />
      <div className="m-auto grid max-w-sm justify-items-center gap-2 p-6 pb-24 text-center">
        <h1 className="font-semibold text-lg">{t("conversation.goneTitle")}</h1>
        <p className="text-muted-foreground">{t("conversation.goneHint")}</p>
        <Button asChild className="mt-3" size="lg">
          <Link to="/">{t("sidebar.new")}</Link>
        </Button>
      </div>
    </>
  );
}
