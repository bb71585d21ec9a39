import { Link, useLocation } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { keepSidebar } from "../app/search.ts";
import { settingsSections } from "./settings-sections.ts";

const linkLooks =
  "inline-flex h-9 items-center gap-2.5 whitespace-nowrap rounded-md px-3 text-muted-foreground text-sm outline-none transition-colors duration-150 hover:bg-accent hover:text-foreground focus-visible:ring-2 focus-visible:ring-ring focus-visible:ring-inset data-[status=active]:bg-accent data-[status=active]:font-medium data-[status=active]:text-foreground md:flex pointer-coarse:h-10 [&_svg]:size-4 [&_svg]:shrink-0";

/** The sections of the settings: a column beside them, on the phone a line that scrolls. */
export function SettingsNav() {
  const t = useTranslations("settings");
  const path = useLocation({ select: ({ pathname }) => pathname });
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const present = [...(list.current?.querySelectorAll("a") ?? [])].find(
      ({ pathname }) => pathname === path,
    );
    present?.scrollIntoView({ inline: "center", block: "nearest" });
  }, [path]);

  return (
    <nav aria-label={t("sections")} className="shrink-0 border-b md:w-52 md:border-b-0">
      <ul
        ref={list}
        className="quiet-scroll flex gap-1 overflow-x-auto px-3 pb-2 [scrollbar-width:none] md:grid md:gap-0.5 md:pt-2 md:pb-0"
      >
        {settingsSections.map(({ to, key, icon: Icon }) => (
          <li key={key}>
            <Link
              to={to}
              search={keepSidebar}
              activeOptions={{ exact: true, includeSearch: false }}
              className={linkLooks}
            >
              <Icon aria-hidden />
              {t(`section.${key}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
