import { Button, DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from "@claw/ui";
import { saveFile } from "@claw/ui/save-file";
import { Download, ShieldCheck } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useFailureText } from "../api/use-failure-text.ts";
import { useApp } from "../app/app-context.ts";
import { auditCsv } from "./audit-csv.ts";
import { type AuditSearch, auditFilter } from "./audit-search.ts";
import { VerifyDialog } from "./verify-dialog.tsx";

/** The record as a file, as it is filtered, and whether it holds. */
export function AuditActions({ search }: { search: AuditSearch }) {
  const t = useTranslations();
  const { browser, notices } = useApp();
  const failureText = useFailureText();
  const [isVerifying, setVerifying] = useState(false);

  const save = (format: "json" | "csv") =>
    browser.trpc.admin.audit.export
      .query(auditFilter(search))
      .then(({ fileName, content, isCut }) => {
        if (format === "json") saveFile(fileName, content, "application/x-ndjson");
        else saveFile(fileName.replace(/\.jsonl$/, ".csv"), auditCsv(content), "text/csv");
        if (isCut) notices.tell(t("audit.cut"), "danger");
      })
      .catch((error: unknown) => notices.tell(failureText(error), "danger"));

  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="outline">
            <Download />
            {t("common.export")}
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={() => void save("json")}>{t("audit.exportJson")}</DropdownMenuItem>
          <DropdownMenuItem onSelect={() => void save("csv")}>{t("audit.exportCsv")}</DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <Button onClick={() => setVerifying(true)}>
        <ShieldCheck />
        {t("audit.verify")}
      </Button>
      {isVerifying ? <VerifyDialog onClose={() => setVerifying(false)} /> : null}
    </>
  );
}
