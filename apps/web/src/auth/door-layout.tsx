import { Button, Mark } from "@claw/ui";
import { useLanguage } from "@claw/ui/language";
import { Outlet } from "@tanstack/react-router";
import { Languages } from "lucide-react";
import { useTranslations } from "use-intl";
import { Announcement } from "../app/announcement.tsx";

/** One calm page in front of the house. */
export function DoorLayout() {
  const t = useTranslations("language");
  const { language, choose } = useLanguage();
  const other = language === "zh" ? "en" : "zh";

  return (
    <div className="flex min-h-dvh flex-col bg-sidebar">
      <Announcement />
      <header className="flex items-center justify-end p-3">
        <Button
          variant="ghost"
          size="sm"
          lang={other}
          aria-label={`${t("label")}: ${t(other)}`}
          onClick={() => choose(other)}
        >
          <Languages />
          {t(other)}
        </Button>
      </header>
      <main className="m-auto grid w-full max-w-[26rem] gap-6 px-4 pb-20">
        <div className="flex items-center justify-center gap-2.5">
          <Mark className="size-8" />
          <span className="font-semibold text-xl tracking-tight">CLAW.AI</span>
        </div>
        <div className="rounded-xl border bg-card p-6 shadow-xs sm:p-7">
          <Outlet />
        </div>
      </main>
    </div>
  );
}
