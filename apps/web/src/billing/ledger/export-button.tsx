import { Button } from "@claw/ui";
import { saveFile } from "@claw/ui/save-file";
import { Download } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useFailureText } from "../../api/use-failure-text.ts";
import { useApp } from "../../app/app-context.ts";
import type { LedgerSearch } from "../billing-search.ts";
import { useBillingDeed } from "../use-billing-deed.ts";
import { ledgerFilter } from "./use-ledger.ts";

/** Takes what is filtered away as a file for a spreadsheet. */
export function ExportButton({ search }: { search: LedgerSearch }) {
  const t = useTranslations("billing.ledger");
  const { browser } = useApp();
  const textOf = useFailureText();
  const { run, isBusy, failure } = useBillingDeed({ isReading: true });
  const [isCut, setCut] = useState(false);

  const save = () =>
    run(async () => {
      const file = await browser.trpc.billing.exportLedger.query(ledgerFilter(search));
      saveFile(file.fileName, file.content, "text/csv;charset=utf-8");
      setCut(file.isCut);
    });

  return (
    <div className="grid justify-items-end gap-1">
      <Button variant="outline" disabled={isBusy} onClick={() => void save()}>
        <Download />
        {t("export")}
      </Button>
      <p role="status" className="text-xs">
        {failure ? <span className="text-danger-text">{textOf(failure)}</span> : null}
        {isCut && !failure ? <span className="text-muted-foreground">{t("exportCut")}</span> : null}
      </p>
    </div>
  );
}
