import { Button } from "@claw/ui";
import { useStore } from "@claw/ui/store";
import { useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import { useApp } from "../app/app-context.ts";

/**
 * Says that a newer version waits. It comes when somebody asks for it, and not before; nothing is said while an answer
 * is being written or something is on its way, which a reload would interrupt.
 */
export function NewVersionHint() {
  const t = useTranslations("update");
  const app = useApp();
  const newVersion = useStore(app.newVersion);
  const isSending = useStore(app.outbox.store).outgoing.length > 0;
  const isWriting = useSyncExternalStore(app.replies.subscribe, app.replies.isWriting);
  if (!newVersion || isSending || isWriting) return null;

  return (
    <p className="mb-1 flex min-h-9 items-center justify-between gap-3 rounded-md bg-muted px-2.5 text-xs">
      {t("ready")}
      <Button variant="link" size="sm" onClick={newVersion.take}>
        {t("take")}
      </Button>
    </p>
  );
}
