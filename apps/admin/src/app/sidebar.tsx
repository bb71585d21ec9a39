import { Kbd, Mark } from "@claw/ui";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useApp } from "./app-context.ts";
import { rooms } from "./rooms.ts";
import { SidebarFoot } from "./sidebar-foot.tsx";

const look =
  "group flex h-8 items-center gap-2.5 rounded-md px-2 text-muted-foreground text-sm outline-none transition-colors duration-100 hover:bg-accent hover:text-foreground focus-visible:ring-2 focus-visible:ring-ring data-[status=active]:bg-accent data-[status=active]:font-medium data-[status=active]:text-foreground pointer-coarse:h-10 [&_svg]:size-4 [&_svg]:shrink-0";

/** The rooms, and below them what concerns the operator alone. */
export function Sidebar() {
  const t = useTranslations();
  const { overlay } = useApp();

  return (
    <div className="flex h-full flex-col">
      <Link
        to="/"
        className="flex h-13 shrink-0 items-center gap-2 px-4 outline-none focus-visible:ring-2 focus-visible:ring-ring"
        onClick={() => overlay.set("none")}
      >
        <Mark className="size-5" />
        <span className="font-semibold">{t("app.name")}</span>
        <span className="text-muted-foreground text-xs">{t("app.admin")}</span>
      </Link>
      <nav
        aria-label={t("shell.rooms")}
        className="quiet-scroll grid min-h-0 flex-1 content-start gap-0.5 overflow-y-auto px-2 py-1"
      >
        {rooms.map(({ name, to, icon: Icon, letter }) => (
          <Link
            key={name}
            to={to}
            activeOptions={{ exact: to === "/" }}
            className={look}
            onClick={() => overlay.set("none")}
          >
            <Icon aria-hidden="true" />
            {t(`rooms.${name}`)}
            <span
              aria-hidden="true"
              className="ml-auto hidden gap-1 group-hover:flex group-focus-visible:flex pointer-coarse:hidden"
            >
              <Kbd>G</Kbd>
              <Kbd>{letter.toUpperCase()}</Kbd>
            </span>
          </Link>
        ))}
      </nav>
      <SidebarFoot />
    </div>
  );
}
