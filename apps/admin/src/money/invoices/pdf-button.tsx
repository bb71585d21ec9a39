import { Button } from "@claw/ui";
import { decodeBase64, saveFile } from "@claw/ui/save-file";
import { FileDown } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { useFailureText } from "../../api/use-failure-text.ts";
import { useApp } from "../../app/app-context.ts";

/** The invoice as its customer gets it. */
export function PdfButton({ invoiceId }: { invoiceId: string }) {
  const t = useTranslations("money.invoices");
  const { client } = trpc.useUtils();
  const { notices } = useApp();
  const failureText = useFailureText();
  const [isBusy, setBusy] = useState(false);

  const download = async () => {
    setBusy(true);
    try {
      const { fileName, content } = await client.billing.invoicePdf.query({ invoiceId });
      saveFile(fileName, decodeBase64(content), "application/pdf");
    } catch (error) {
      notices.tell(failureText(error), "danger");
    } finally {
      setBusy(false);
    }
  };

  return (
    <Button variant="outline" size="sm" className="ml-auto" disabled={isBusy} onClick={() => void download()}>
      <FileDown />
      {t("pdf")}
    </Button>
  );
}
