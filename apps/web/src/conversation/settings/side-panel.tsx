import { Button, Sheet, SheetContent } from "@claw/ui";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useMediaQuery } from "../../app/use-media-query.ts";

export type SidePanelProps = { title: string; isOpen: boolean; onClose: () => void; children: ReactNode };

/** Opens beside the conversation where there is room, over it where there is none. */
export function SidePanel({ title, isOpen, onClose, children }: SidePanelProps) {
  const t = useTranslations("common");
  const hasRoom = useMediaQuery("(min-width: 72rem)");
  const body = <div className="quiet-scroll flex-1 overflow-y-auto px-5 pb-8">{children}</div>;

  if (!hasRoom) {
    return (
      <Sheet open={isOpen} onOpenChange={(open) => (open ? undefined : onClose())}>
        <SheetContent title={title} closeLabel={t("close")}>
          {body}
        </SheetContent>
      </Sheet>
    );
  }
  if (!isOpen) return null;

  return (
    <aside aria-label={title} className="flex w-[25rem] shrink-0 flex-col border-l">
      <div className="flex h-14 items-center justify-between px-5">
        <h2 className="font-semibold">{title}</h2>
        <Button variant="ghost" size="icon" aria-label={t("close")} onClick={onClose}>
          <X />
        </Button>
      </div>
      {body}
    </aside>
  );
}
