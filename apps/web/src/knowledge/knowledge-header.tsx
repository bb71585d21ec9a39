import { Button, Skeleton, Tooltip } from "@claw/ui";
import { Link } from "@tanstack/react-router";
import { ChevronRight, Menu } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useApp } from "../app/app-context.ts";

export type KnowledgeHeaderProps = {
  /** Null while it loads. */
  title: ReactNode | null;
  /** The bases on the way to this page, after "Knowledge". */
  trail: readonly { knowledgeBaseId: string; name: string }[];
  children?: ReactNode;
};

const step =
  "truncate rounded-sm text-muted-foreground outline-none hover:text-foreground focus-visible:ring-2 focus-visible:ring-ring";

function Separator() {
  return <ChevronRight className="size-3.5 shrink-0 text-muted-foreground/70" aria-hidden="true" />;
}

/** The line on top of a page within the knowledge bases: the way back, step by step, and actions. */
export function KnowledgeHeader({ title, trail, children }: KnowledgeHeaderProps) {
  const t = useTranslations();
  const { layout } = useApp();

  return (
    <header className="flex h-14 shrink-0 items-center gap-2 px-3 md:px-5">
      <Tooltip content={t("sidebar.open")} side="bottom">
        <Button
          variant="ghost"
          size="icon"
          className="md:hidden"
          aria-label={t("sidebar.open")}
          onClick={() => layout.set((state) => ({ ...state, isDrawerOpen: true }))}
        >
          <Menu />
        </Button>
      </Tooltip>
      <div className="flex min-w-0 flex-1 items-center gap-1.5 text-[0.9375rem]">
        <Link to="/knowledge" className={`${step} shrink-0 max-sm:hidden`}>
          {t("knowledge.title")}
        </Link>
        <span className="max-sm:hidden">
          <Separator />
        </span>
        {trail.map(({ knowledgeBaseId, name }) => (
          <span key={knowledgeBaseId} className="contents">
            <Link
              to="/knowledge/$knowledgeBaseId"
              params={{ knowledgeBaseId }}
              className={`${step} max-w-40`}
            >
              {name}
            </Link>
            <Separator />
          </span>
        ))}
        {title === null ? (
          <Skeleton className="h-4 w-40" />
        ) : (
          <h1 className="truncate font-semibold">{title}</h1>
        )}
      </div>
      {children}
    </header>
  );
}
