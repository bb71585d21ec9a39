import { cn } from "@claw/ui";
import { useMediaQuery } from "@claw/ui/media-query";
import { patient } from "@claw/ui/patient";
import { useStore } from "@claw/ui/store";
import { Outlet } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useTranslations } from "use-intl";
import { RoomTexts } from "../language/room-texts.tsx";
import { useAway } from "../presence/use-away.ts";
import { useAccountDisplay } from "../settings/use-account-display.ts";
import { Sidebar } from "../sidebar/sidebar.tsx";
import { Announcement } from "./announcement.tsx";
import { useApp } from "./app-context.ts";
import { ConnectionLine } from "./connection-line.tsx";
import { LiveRegion } from "./live-region.tsx";
import { NoticesView } from "./notices-view.tsx";
import { Overlays } from "./overlays.tsx";

/** Wide pages never fetch it. */
const Drawer = lazy(patient(() => import("./drawer.tsx")));

function ShellView() {
  const t = useTranslations();
  const { layout } = useApp();
  const { isCollapsed, isDrawerOpen } = useStore(layout);
  const isWide = useMediaQuery("(min-width: 48rem)");
  useAway();
  useAccountDisplay();
  const setDrawer = (isOpen: boolean) => layout.set((state) => ({ ...state, isDrawerOpen: isOpen }));

  return (
    <div className="flex h-dvh flex-col">
      <ConnectionLine />
      <Announcement />
      <div className="flex min-h-0 flex-1">
        {isWide ? (
          <aside
            aria-label={t("sidebar.name")}
            className={cn("shrink-0 border-r bg-sidebar", isCollapsed ? "w-14" : "w-70")}
          >
            <Sidebar
              isCollapsed={isCollapsed}
              onToggle={() => layout.set((state) => ({ ...state, isCollapsed: !state.isCollapsed }))}
              onLeave={() => setDrawer(false)}
            />
          </aside>
        ) : (
          <Suspense>
            <Drawer isOpen={isDrawerOpen} onOpenChange={setDrawer} />
          </Suspense>
        )}
        <main className="flex min-w-0 flex-1 flex-col">
          <Outlet />
        </main>
      </div>
      <NoticesView />
      <LiveRegion />
      <Overlays />
    </div>
  );
}

/** The house of a signed-in person: conversations at the left, a drawer on the phone, and the open page. */
export function Shell() {
  return (
    <RoomTexts room="house">
      <ShellView />
    </RoomTexts>
  );
}
