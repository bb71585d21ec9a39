import { Badge, Button, Mark, Tooltip } from "@claw/ui";
import { useLanguage } from "@claw/ui/language";
import { Languages, Moon, Sun } from "lucide-react";
import { useTranslations } from "use-intl";
import { useApp } from "../app/app-context.ts";

/** Whose house it is, that one only reads, and the reader's own language and light. */
export function SharedHeader() {
  const t = useTranslations();
  const { theme } = useApp();
  const { language, choose } = useLanguage();
  const other = language === "zh" ? "en" : "zh";
  const toggle = () => theme.choose(document.documentElement.classList.contains("dark") ? "light" : "dark");

  return (
    <header className="sticky top-0 z-10 flex h-14 items-center gap-2.5 border-b bg-background/95 px-3 md:px-5">
      <Mark className="size-6" />
      <span className="font-semibold tracking-tight max-sm:sr-only">{t("app.name")}</span>
      <Badge className="truncate">{t("share.shared")}</Badge>
      <span className="flex-1" />
      <Button
        variant="ghost"
        size="sm"
        lang={other}
        aria-label={`${t("language.label")}: ${t(`language.${other}`)}`}
        onClick={() => choose(other)}
      >
        <Languages />
        <span className="max-sm:sr-only">{t(`language.${other}`)}</span>
      </Button>
      <Tooltip content={t("share.theme")} side="bottom">
        <Button variant="ghost" size="icon" aria-label={t("share.theme")} onClick={toggle}>
          <Sun className="dark:hidden" />
          <Moon className="hidden dark:block" />
        </Button>
      </Tooltip>
    </header>
  );
}
