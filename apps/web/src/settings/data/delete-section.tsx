import { Button } from "@claw/ui";
import { Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Section } from "../section.tsx";
import { DeleteAccountDialog } from "./delete-account-dialog.tsx";

/** What deleting means, and the way to it. */
export function DeleteSection() {
  const t = useTranslations("settings.data");
  const [isAsking, setAsking] = useState(false);

  return (
    <Section title={t("delete")} hint={t("deleteHint")}>
      <Button
        variant="outline"
        className="justify-self-start text-danger-text"
        onClick={() => setAsking(true)}
      >
        <Trash2 />
        {t("deleteAction")}
      </Button>
      {isAsking ? <DeleteAccountDialog onClose={() => setAsking(false)} /> : null}
    </Section>
  );
}
