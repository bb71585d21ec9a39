import { cn } from "@claw/ui";
import { useStore } from "@claw/ui/store";
import { useTranslations } from "use-intl";
import { useApp } from "./app-context.ts";

/** A thin line on top and a word below the head while the connection is lost. It moves nothing that is on the page. */
export function ConnectionLine() {
  const t = useTranslations("connection");
  const notice = useStore(useApp().connectionNotice);
  const isBack = notice === "back";

  return (
    <div role="status" className="pointer-events-none fixed inset-x-0 top-0 z-40">
      {notice === "none" ? null : (
        <>
          <div className={cn("h-0.5", isBack ? "bg-success" : "bg-warning")} />
          <p
            className={cn(
              "mx-auto mt-13 w-fit max-w-[calc(100%-2rem)] rounded-full border bg-popover px-3.5 py-1 text-center text-xs shadow-float",
              isBack ? "text-success-text" : "text-warning-text",
            )}
          >
            {t(notice)}
          </p>
        </>
      )}
    </div>
  );
}
