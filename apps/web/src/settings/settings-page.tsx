import { Button } from "@claw/ui";
import { Link } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import { useTranslations } from "use-intl";
import { trpc } from "../api/trpc.ts";
import { useDocumentTitle } from "../app/use-document-title.ts";
import { PageHeader } from "../conversation/page/page-header.tsx";
import { DisplaySection } from "./display-section.tsx";
import { PasswordSection } from "./password-section.tsx";
import { ProfileSection } from "./profile-section.tsx";
import { SessionsSection } from "./sessions-section.tsx";
import { UsageSection } from "./usage-section.tsx";

/** What concerns the account: who one is, how the page looks, what was used, and from where one is signed in. */
export function SettingsPage() {
  const t = useTranslations("settings");
  const installation = trpc.system.installation.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY });
  useDocumentTitle(t("title"));

  return (
    <>
      <PageHeader title={t("title")}>
        <Button asChild variant="ghost" size="sm" className="text-muted-foreground">
          <Link to="/">
            <ArrowLeft />
            {t("back")}
          </Link>
        </Button>
      </PageHeader>
      <div className="quiet-scroll min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto grid w-full max-w-[42rem] gap-10 px-4 pt-4 pb-16 md:px-6">
          <ProfileSection />
          <DisplaySection />
          <UsageSection />
          <PasswordSection />
          <SessionsSection />
          <p className="text-muted-foreground text-xs">
            CLAW.AI {installation.data ? t("version", { version: installation.data.version }) : null}
          </p>
        </div>
      </div>
    </>
  );
}
