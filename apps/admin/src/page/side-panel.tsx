import { Button, Sheet, SheetContent } from "@claw/ui";
import { useMediaQuery } from "@claw/ui/media-query";
import { X } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslations } from "use-intl";

export type SidePanelProps = { title: string; onClose: () => void; children: ReactNode };

/** Details of one thing beside the list that it stands in; over the list on the phone. Escape closes. */
export function SidePanel({ title, onClose, children }: SidePanelProps) {
  const t = useTranslations("common");
  const isWide = useMediaQuery("(min-width: 64rem)");
  const panel = useRef<HTMLElement>(null);
  const latest = useRef(onClose);
  useEffect(() => {
    latest.current = onClose;
  });

  useEffect(() => {
    if (!isWide) return undefined;

    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented && !event.isComposing) latest.current();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [isWide]);

  if (!isWide) {
    return (
      <Sheet open onOpenChange={onClose}>
        <SheetContent title={title} closeLabel={t("close")}>
          <div className="quiet-scroll min-h-0 flex-1 overflow-y-auto px-4 pb-4">{children}</div>
        </SheetContent>
      </Sheet>
    );
  }

  return (
    <aside ref={panel} aria-label={title} className="flex w-105 shrink-0 flex-col border-l">
      <div className="flex h-12 shrink-0 items-center justify-between border-b px-4">
        <h2 className="min-w-0 truncate font-semibold text-sm">{title}</h2>
        <Button variant="ghost" size="icon-sm" aria-label={t("close")} onClick={onClose}>
          <X />
        </Button>
      </div>
      <div className="quiet-scroll min-h-0 flex-1 overflow-y-auto p-4">{children}</div>
    </aside>
  );
}
