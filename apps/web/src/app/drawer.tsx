import { Sheet, SheetContent } from "@claw/ui";
import { useTranslations } from "use-intl";
import { Sidebar } from "../sidebar/sidebar.tsx";

export type DrawerProps = { isOpen: boolean; onOpenChange: (isOpen: boolean) => void };

/** The sidebar on the phone. */
export default function Drawer({ isOpen, onOpenChange }: DrawerProps) {
  const t = useTranslations("sidebar");

  return (
    <Sheet open={isOpen} onOpenChange={onOpenChange}>
      <SheetContent side="left" title={t("label")} hasOwnHead closeLabel={t("close")} className="bg-sidebar">
        <Sidebar isCollapsed={false} onToggle={null} onLeave={() => onOpenChange(false)} />
      </SheetContent>
    </Sheet>
  );
}
