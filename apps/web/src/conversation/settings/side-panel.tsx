import { Button, cn, Skeleton } from "@claw/ui";
import { useMediaQuery } from "@claw/ui/media-query";
import { patient } from "@claw/ui/patient";
import { X } from "lucide-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { useTranslations } from "use-intl";

const PanelSheet = lazy(patient(() => import("./panel-sheet.tsx")));

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
  const [wasOpen, setWasOpen] = useState(isOpen);
  if (isOpen && !wasOpen) setWasOpen(true);
  if (!wasOpen) return null;

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
      <Suspense fallback={<Skeleton className="fixed inset-y-0 right-0 w-[min(25rem,100vw)]" />}>
        <PanelSheet title={title} isOpen={isOpen} isWide={isWide} onClose={onClose}>
          {body}
        </PanelSheet>
      </Suspense>
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
