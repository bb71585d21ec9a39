import { Button } from "@claw/ui";
import { useDocumentTitle } from "@claw/ui/document-title";
import { ChevronLeft, Menu } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useApp } from "../app/app-context.ts";
import type { RoomName } from "../app/rooms.ts";

import { ScrollArea } from "./scroll-area.tsx";

export type RoomPageProps = {
  room: RoomName;
  /** Of a page within the room; the room's name where left out. */
  title?: string | undefined;
  /** The way back to the room, where this is a page within it: a link. */
  back?: ReactNode;
  /** At the end of the title's line. */
  actions?: ReactNode;
  /** Between title and content, and always in sight: filters, tabs. */
  bar?: ReactNode;
  /** The content fills the height and scrolls by itself, as a table does. */
  isFilled?: boolean;
  children?: ReactNode;
};

/** A page: its title, what can be done on it, and its content, which scrolls. */
export function RoomPage({ room, title, back, actions, bar, isFilled = false, children }: RoomPageProps) {
  const t = useTranslations();
  const { overlay } = useApp();
  const name = title ?? t(`rooms.${room}`);
  useDocumentTitle(`${name} · ${t("app.admin")}`);

  return (
    <>
      <header className="flex min-h-13 shrink-0 flex-wrap items-center gap-x-3 gap-y-2 border-b px-4 py-2 md:px-5">
        <Button
          variant="ghost"
          size="icon"
          className="-ml-2 md:hidden"
          aria-label={t("shell.openMenu")}
          onClick={() => overlay.set("drawer")}
        >
          <Menu />
        </Button>
        {back ? (
          <span className="flex items-center text-muted-foreground text-sm [&_svg]:size-4">
            <ChevronLeft aria-hidden="true" />
            {back}
          </span>
        ) : null}
        <h1 className="min-w-0 truncate font-semibold">{name}</h1>
        <div className="ml-auto flex flex-wrap items-center gap-2">{actions}</div>
      </header>
      {bar ? (
        <div className="flex shrink-0 flex-wrap items-center gap-2 border-b px-4 py-2 md:px-5">{bar}</div>
      ) : null}
      {isFilled ? (
        <div className="flex min-h-0 flex-1 flex-col">{children}</div>
      ) : (
        <ScrollArea label={name}>{children}</ScrollArea>
      )}
    </>
  );
}
