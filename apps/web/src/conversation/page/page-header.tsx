import { Button, Tooltip } from "@claw/ui";
import { Menu } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useApp } from "../../app/app-context.ts";

export type PageHeaderProps = { title?: ReactNode; note?: ReactNode; children?: ReactNode };

/** The line on top of a page: on the phone the way to the conversations, then the title if the page says none itself, then actions. */
export function PageHeader({ title, note, children }: PageHeaderProps) {
  const t = useTranslations("sidebar");
  const { layout } = useApp();

  return (
    <header className="flex h-14 shrink-0 items-center gap-2 px-3 md:px-5">
      <Tooltip content={t("open")} side="bottom">
        <Button
          variant="ghost"
          size="icon"
          className="md:hidden"
          aria-label={t("open")}
          onClick={() => layout.set((state) => ({ ...state, isDrawerOpen: true }))}
        >
          <Menu />
        </Button>
      </Tooltip>
      <div className="flex min-w-0 flex-1 items-baseline gap-3">
        {title ? <h1 className="truncate font-semibold text-[0.9375rem]">{title}</h1> : null}
        {note ? (
          <p className="hidden shrink-0 text-muted-foreground text-xs tabular-nums lg:block">{note}</p>
        ) : null}
      </div>
      {children}
    </header>
  );
}
