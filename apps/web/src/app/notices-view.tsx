import { Button } from "@claw/ui";
import { useStore } from "@claw/ui/store";
import { X } from "lucide-react";
import { useTranslations } from "use-intl";
import { RequestId } from "../api/request-id.tsx";
import { useFailureText } from "../api/use-failure-text.ts";
import { useApp } from "./app-context.ts";

/** What went wrong out of sight, for some seconds. */
export function NoticesView() {
  const t = useTranslations();
  const { notices } = useApp();
  const textOf = useFailureText();

  return (
    <div
      role="status"
      className="fixed inset-x-0 bottom-28 z-60 mx-auto grid w-fit max-w-[calc(100%-2rem)] gap-2"
    >
      {useStore(notices.store).map((notice) => (
        <div
          key={notice.id}
          className="flex items-center gap-2 rounded-lg border bg-popover py-1.5 pr-1.5 pl-4 text-sm shadow-float"
        >
          <div className="min-w-0">
            <p>{t(notice.key, { reason: textOf(notice.failure) })}</p>
            <RequestId failure={notice.failure} />
          </div>
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={t("common.close")}
            onClick={() => notices.dismiss(notice.id)}
          >
            <X />
          </Button>
        </div>
      ))}
    </div>
  );
}
