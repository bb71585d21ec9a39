import { cn, Sheet, SheetContent } from "@claw/ui";
import { useTranslations } from "use-intl";
import type { SidePanelProps } from "./side-panel.tsx";

/** A panel where there is no room beside the conversation. */
export default function PanelSheet({ title, isOpen, isWide = false, onClose, children }: SidePanelProps) {
  const t = useTranslations("common");

  return (
    <Sheet open={isOpen} onOpenChange={(open) => (open ? undefined : onClose())}>
      <SheetContent title={title} closeLabel={t("close")} className={cn(isWide && "w-[min(32rem,100vw)]")}>
        {children}
      </SheetContent>
    </Sheet>
  );
}
