import { Button } from "@claw/ui";
import { Link, Outlet } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import { useTranslations } from "use-intl";
import { trpc } from "../api/trpc.ts";
import { keepSidebar } from "../app/search.ts";
import { PageHeader } from "../conversation/page/page-header.tsx";
import { RoomTexts } from "../language/room-texts.tsx";
import { SettingsNav } from "./settings-nav.tsx";

function SettingsView() {
  const t = useTranslations("settings");
  const installation = trpc.system.installation.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY });

  return (
    <>
      <PageHeader title={t("title")}>
        <Button asChild variant="ghost" size="sm" className="text-muted-foreground">
          <Link to="/" search={keepSidebar}>
            <ArrowLeft />
            {t("back")}
          </Link>
        </Button>
      </PageHeader>
      <div className="mx-auto flex min-h-0 w-full max-w-[60rem] flex-1 flex-col md:flex-row md:gap-4">
        <SettingsNav />
        <div className="quiet-scroll min-h-0 min-w-0 flex-1 overflow-y-auto">
          <div className="grid w-full max-w-[42rem] grid-cols-1 gap-10 px-4 pt-5 pb-16 md:px-6 md:pt-3">
            <Outlet />
            <p className="text-muted-foreground text-xs">
              CLAW.AI {installation.data ? t("version", { version: installation.data.version }) : null}
            </p>
          </div>
        </div>
      </div>
    </>
  );
}

/** What concerns the person, section by section. */
export function SettingsLayout() {
  return (
    <RoomTexts room="settings">
      <SettingsView />
    </RoomTexts>
  );
}
