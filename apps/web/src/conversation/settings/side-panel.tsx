import { Button, cn, Sheet, SheetContent } from "@claw/ui";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useMediaQuery } from "../../app/use-media-query.ts";

export type SidePanelProps = {
  title: string;
  isOpen: boolean;
  /** For what is read and not filled in. */
  isWide?: boolean;
  onClose: () => void;
  children: ReactNode;
};

/** Opens beside the conversation where there is room, over it where there is none. */
export function SidePanel({ title, isOpen, isWide = false, onClose, children }: SidePanelProps) {
  const t = useTranslations("common");
  const hasRoom = useMediaQuery("(min-width: 72rem)");
  const body = (
    <div
      data-scroller
      className="quiet-scroll min-h-0 flex-1 overflow-y-auto px-5 pb-8 [overflow-anchor:none]"
    >
      {children}
    </div>
  );

  if (!hasRoom) {
    return (
      <Sheet open={isOpen} onOpenChange={(open) => (open ? undefined : onClose())}>
        <SheetContent title={title} closeLabel={t("close")} className={cn(isWide && "w-[min(32rem,100vw)]")}>
          {body}
        </SheetContent>
      </Sheet>
    );
  }
  if (!isOpen) return null;

  return (
    <aside
      aria-label={title}
      className={cn("flex shrink-0 flex-col border-l", isWide ? "w-[30rem]" : "w-[25rem]")}
    >
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
