import { Button, MessageScreen } from "@claw/ui";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";

export function NotFoundScreen() {
  const t = useTranslations();

  return (
    <MessageScreen title={t("app.notFoundTitle")} hint={t("app.notFoundHint")}>
      <Button asChild size="lg">
        <Link to="/">{t("rooms.overview")}</Link>
      </Button>
    </MessageScreen>
  );
}
