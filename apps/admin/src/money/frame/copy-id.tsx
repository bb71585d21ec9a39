import { Button } from "@claw/ui";
import { Copy } from "lucide-react";
import { useTranslations } from "use-intl";
import { useApp } from "../../app/app-context.ts";

/** An id that can be taken along. */
export function CopyId({ id }: { id: string }) {
  const t = useTranslations();
  const { notices } = useApp();

  return (
    <span className="flex items-start gap-1">
      <code className="min-w-0 pt-0.5 text-xs wrap-anywhere">{id}</code>
      <Button
        variant="ghost"
        size="icon-sm"
        className="-my-1"
        aria-label={t("money.ids.copy")}
        onClick={() => void navigator.clipboard.writeText(id).then(() => notices.tell(t("common.copied")))}
      >
        <Copy />
      </Button>
    </span>
  );
}
