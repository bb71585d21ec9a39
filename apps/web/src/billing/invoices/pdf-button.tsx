import { Button } from "@claw/ui";
import { decodeBase64, saveFile } from "@claw/ui/save-file";
import { Download } from "lucide-react";
import { useTranslations } from "use-intl";
import { useFailureText } from "../../api/use-failure-text.ts";
import { useApp } from "../../app/app-context.ts";
import { useBillingDeed } from "../use-billing-deed.ts";

/** The bill as a file with its number for a name. */
export function PdfButton({ invoiceId }: { invoiceId: string }) {
  const t = useTranslations("billing.invoice");
  const { browser } = useApp();
  const textOf = useFailureText();
  const { run, isBusy, failure } = useBillingDeed({ isReading: true });
  const save = () =>
    run(async () => {
      const file = await browser.trpc.billing.invoicePdf.query({ invoiceId });
      saveFile(file.fileName, decodeBase64(file.content), "application/pdf");
    });

  return (
    <span className="grid justify-items-end gap-1">
      <Button variant="outline" disabled={isBusy} onClick={() => void save()}>
        <Download />
        {t("pdf")}
      </Button>
      <span role="status" className="text-danger-text text-xs">
        {failure ? textOf(failure) : null}
      </span>
    </span>
  );
}
