import { Button } from "@claw/ui";
import { useDocumentTitle } from "@claw/ui/document-title";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { PageHeader } from "../conversation/page/page-header.tsx";

/** The address leads to nothing of this person. */
export function KnowledgeGone({ what }: { what: "base" | "document" }) {
  const t = useTranslations("knowledge");
  const title = what === "base" ? t("goneTitle") : t("reader.goneTitle");
  useDocumentTitle(title);

  return (
    <>
      <PageHeader />
      <div className="m-auto grid max-w-sm justify-items-center gap-2 p-6 pb-24 text-center">
        <h1 className="font-semibold text-lg">{title}</h1>
        <p className="text-muted-foreground">{what === "base" ? t("goneHint") : t("reader.goneHint")}</p>
        <Button asChild className="mt-3" size="lg">
          <Link to="/knowledge">{t("back")}</Link>
        </Button>
      </div>
    </>
  );
}
