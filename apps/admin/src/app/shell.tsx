import { Sheet, SheetContent } from "@claw/ui";
import { useMediaQuery } from "@claw/ui/media-query";
import { useStore } from "@claw/ui/store";
import { Outlet } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useApp } from "./app-context.ts";
import { NoticesView } from "./notices-view.tsx";
import { Overlays } from "./overlays.tsx";
import { Sidebar } from "./sidebar.tsx";

/** The rooms at the left, in a drawer on the phone, and the open page. */
export function Shell() {
  const t = useTranslations("shell");
  const { overlay } = useApp();
  const isDrawerOpen = useStore(overlay) === "drawer";
  const isWide = useMediaQuery("(min-width: 48rem)");

  return (
    <div className="flex h-dvh">
      {isWide ? (
        <aside aria-label={t("rooms")} className="w-52 shrink-0 border-r bg-sidebar">
          <Sidebar />
        </aside>
      ) : (
        <Sheet open={isDrawerOpen} onOpenChange={(isOpen) => overlay.set(isOpen ? "drawer" : "none")}>
          <SheetContent
            side="left"
            title={t("rooms")}
            hasOwnHead
            closeLabel={t("closeMenu")}
            className="bg-sidebar"
          >
            <Sidebar />
          </SheetContent>
        </Sheet>
      )}
      <main className="flex min-w-0 flex-1 flex-col">
        <Outlet />
      </main>
      <NoticesView />
      <Overlays />
    </div>
  );
}
