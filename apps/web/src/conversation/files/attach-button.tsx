import { Button, Tooltip } from "@claw/ui";
import { Paperclip } from "lucide-react";
import { useTranslations } from "use-intl";
import { useFileChoice } from "../../knowledge/upload/use-file-choice.tsx";

/** Files from the system's dialog; they may be dropped and pasted as well. */
export function AttachButton({ onFiles }: { onFiles: (files: File[]) => void }) {
  const t = useTranslations("composer");
  const choice = useFileChoice(onFiles);

  return (
    <>
      {choice.input}
      <Tooltip content={t("attach")}>
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={t("attach")}
          className="text-muted-foreground"
          onClick={choice.open}
        >
          <Paperclip />
        </Button>
      </Tooltip>
    </>
  );
}
