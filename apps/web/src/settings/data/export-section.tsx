import { Button } from "@claw/ui";
import { Download } from "lucide-react";
import { useTranslations } from "use-intl";
import { useDeed } from "../../api/use-deed.ts";
import { useApp } from "../../app/app-context.ts";
import { FormFailure } from "../../auth/form-failure.tsx";
import { Section } from "../section.tsx";

/** Saves everything as a file; the browser writes it as it comes, however large it is. */
export function ExportSection() {
  const t = useTranslations("settings.data");
  const { browser } = useApp();
  const { run, isBusy, failure } = useDeed();

  const save = () =>
    run(async () => {
      const { url } = await browser.trpc.user.exportData.mutate();
      const link = document.createElement("a");
      link.href = url;
      link.download = "";
      link.click();
    });

  return (
    <Section title={t("export")} hint={t("exportHint")}>
      <FormFailure failure={failure} />
      <Button variant="outline" className="justify-self-start" disabled={isBusy} onClick={() => void save()}>
        <Download />
        {t("exportAction")}
      </Button>
    </Section>
  );
}
