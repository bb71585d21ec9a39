import { Button } from "@claw/ui";
import { useStore } from "@claw/ui/store";
import { useTranslations } from "use-intl";
import { useApp } from "../app/app-context.ts";

/** Says that a newer version waits. It comes when somebody asks for it, and not before. */
export function NewVersionHint() {
  const t = useTranslations("update");
  const newVersion = useStore(useApp().newVersion);
  if (!newVersion) return null;

  return (
    <p className="mb-1 flex min-h-9 items-center justify-between gap-3 rounded-md bg-muted px-2.5 text-xs">
      {t("ready")}
      <Button variant="link" size="sm" onClick={newVersion.take}>
        {t("take")}
      </Button>
    </p>
  );
}
