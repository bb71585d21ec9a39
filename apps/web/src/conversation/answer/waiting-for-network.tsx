import { Button } from "@claw/ui";
import { CloudOff } from "lucide-react";
import { useTranslations } from "use-intl";
import { useApp } from "../../app/app-context.ts";

/** Something is sent as soon as there is a network; until then it can be taken back. */
export function WaitingForNetwork({ id }: { id: string }) {
  const t = useTranslations("composer");
  const { outbox } = useApp();

  return (
    <p role="status" className="flex items-center gap-1.5 text-muted-foreground text-xs">
      <CloudOff className="size-3.5" aria-hidden="true" />
      {t("waiting")}
      <Button
        variant="ghost"
        size="sm"
        className="text-muted-foreground text-xs"
        onClick={() => outbox.takeBack(id)}
      >
        {t("takeBack")}
      </Button>
    </p>
  );
}
