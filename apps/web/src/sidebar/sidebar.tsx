import { Button, cn, Mark, Tooltip } from "@claw/ui";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Library, PanelLeftClose, PanelLeftOpen, Search, SquarePen } from "lucide-react";
import { useCallback } from "react";
import { useTranslations } from "use-intl";
import { keepSidebar } from "../app/search.ts";
import { NewVersionHint } from "../offline/new-version-hint.tsx";
import { AccountMenu } from "./account-menu.tsx";
import { BalanceHint } from "./balance-hint.tsx";
import { ConversationsPane } from "./conversations-pane.tsx";
import { SearchField } from "./search-field.tsx";

const route = getRouteApi("/shell");

export type SidebarProps = {
  isCollapsed: boolean;
  /** Null in the drawer of the phone, which is closed and not collapsed. */
  onToggle: (() => void) | null;
  /** Something was opened. */
  onLeave: () => void;
};

function CollapseButton({ isCollapsed, onToggle }: { isCollapsed: boolean; onToggle: () => void }) {
  const t = useTranslations("sidebar");
  const name = isCollapsed ? t("expand") : t("collapse");

  return (
    <Tooltip content={name} side="right">
      <Button
        variant="ghost"
        size="icon"
        aria-label={name}
        className="text-muted-foreground"
        onClick={onToggle}
      >
        {isCollapsed ? <PanelLeftOpen /> : <PanelLeftClose />}
      </Button>
    </Tooltip>
  );
}

function CollapsedSidebar({ onToggle, onLeave }: { onToggle: () => void; onLeave: () => void }) {
  const t = useTranslations("sidebar");

  return (
    <div className="flex h-full flex-col items-center gap-1 py-3">
      <CollapseButton isCollapsed onToggle={onToggle} />
      <Tooltip content={t("new")} side="right">
        <Button asChild variant="ghost" size="icon">
          <Link to="/" aria-label={t("new")}>
            <SquarePen />
          </Link>
        </Button>
      </Tooltip>
      <Tooltip content={t("knowledge")} side="right">
        <Button asChild variant="ghost" size="icon">
          <Link to="/knowledge" aria-label={t("knowledge")} className="data-[status=active]:bg-accent">
            <Library />
          </Link>
        </Button>
      </Tooltip>
      <Tooltip content={t("search")} side="right">
        <Button variant="ghost" size="icon" aria-label={t("search")} onClick={onToggle}>
          <Search />
        </Button>
      </Tooltip>
      <div className="mt-auto">
        <AccountMenu isCollapsed onLeave={onLeave} />
      </div>
    </div>
  );
}

/** Conversations by day, search on top, the account at the bottom. */
export function Sidebar({ isCollapsed, onToggle, onLeave }: SidebarProps) {
  const t = useTranslations("sidebar");
  const { q = "", archived = false } = route.useSearch();
  const navigate = useNavigate();
  const onSearch = useCallback(
    (query: string) =>
      void navigate({ to: ".", search: (search) => ({ ...search, q: query || undefined }), replace: true }),
    [navigate],
  );
  if (isCollapsed && onToggle) return <CollapsedSidebar onToggle={onToggle} onLeave={onLeave} />;

  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className={cn("flex h-14 shrink-0 items-center gap-2 px-3", onToggle ? "pl-4.5" : "pr-14 pl-4.5")}>
        <Mark className="size-6" />
        <span className="flex-1 font-semibold tracking-tight">CLAW.AI</span>
        {onToggle ? <CollapseButton isCollapsed={false} onToggle={onToggle} /> : null}
      </div>
      <div className="grid gap-2 px-3 pb-2">
        <Button asChild variant="outline" className="h-9 justify-start pointer-coarse:h-11">
          <Link to="/" search={({ q: query }) => ({ q: query })} onClick={onLeave}>
            <SquarePen />
            {t("new")}
          </Link>
        </Button>
        <Button asChild variant="ghost" className="h-9 justify-start pointer-coarse:h-11">
          <Link
            to="/knowledge"
            search={keepSidebar}
            onClick={onLeave}
            className="data-[status=active]:bg-accent data-[status=active]:font-medium"
          >
            <Library />
            {t("knowledge")}
          </Link>
        </Button>
        <SearchField query={q} onSearch={onSearch} label={t("search")} clearLabel={t("clearSearch")} />
      </div>
      <ConversationsPane key={String(archived)} query={q} isArchived={archived} onOpen={onLeave} />
      <div className="border-t p-2">
        <NewVersionHint />
        <BalanceHint onLeave={onLeave} />
        <AccountMenu isCollapsed={false} onLeave={onLeave} />
      </div>
    </div>
  );
}
