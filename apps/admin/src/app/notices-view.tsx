import { Button } from "@claw/ui";
import { useStore } from "@claw/ui/store";
import { CircleAlert, CircleCheck, X } from "lucide-react";
import { useTranslations } from "use-intl";
import { useApp } from "./app-context.ts";

/** What was done, or could not be, for some seconds. */
export function NoticesView() {
  const t = useTranslations("common");
  const { notices } = useApp();

  return (
    <div role="status" className="fixed right-4 bottom-4 z-60 grid max-w-[calc(100%-2rem)] gap-2">
      {useStore(notices.store).map(({ id, text, tone }) => (
        <p
          key={id}
          className="flex items-center gap-2.5 rounded-lg border bg-popover py-1.5 pr-1.5 pl-3.5 text-sm shadow-float"
        >
          {tone === "success" ? (
            <CircleCheck aria-hidden="true" className="size-4 shrink-0 text-success-text" />
          ) : (
            <CircleAlert aria-hidden="true" className="size-4 shrink-0 text-danger-text" />
          )}
          <span className="min-w-0 flex-1 wrap-anywhere">{text}</span>
          <Button variant="ghost" size="icon-sm" aria-label={t("close")} onClick={() => notices.dismiss(id)}>
            <X />
          </Button>
        </p>
      ))}
    </div>
  );
}
