import { Button, Tooltip } from "@claw/ui";
import { patient } from "@claw/ui/patient";
import { Link } from "@tanstack/react-router";
import { ArrowLeft, ListChecks } from "lucide-react";
import { lazy, Suspense, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { ConversationList, ListSkeleton } from "./conversation-list.tsx";
import { moveFocus } from "./move-focus.ts";
import { type Selection, selectAll } from "./selection.ts";
import { useConversations } from "./use-conversations.ts";

const SearchResults = lazy(patient(() => import("./search-results.tsx")));
const BulkBar = lazy(patient(() => import("./bulk-bar.tsx")));

export type ConversationsPaneProps = {
  /** Empty: everything is listed. */
  query: string;
  isArchived: boolean;
  onOpen: () => void;
};

/** The conversations, the archive, or what a search finds; and what can be done with several of them. */
export function ConversationsPane({ query, isArchived, onOpen }: ConversationsPaneProps) {
  const t = useTranslations("sidebar");
  const scroller = useRef<HTMLElement>(null);
  const [selection, setSelection] = useState<Selection | null>(null);
  const lists = useConversations(isArchived);
  const { pinned, conversations } = lists;
  const isSearch = query !== "";
  const endSelecting = () => setSelection(null);

  return (
    <>
      {isSearch || (conversations.length === 0 && pinned.length === 0 && !isArchived) ? null : (
        <div className="flex h-9 shrink-0 items-center justify-between px-2">
          {isArchived ? (
            <Button asChild variant="ghost" size="sm" className="text-muted-foreground">
              <Link to="." search={(search) => ({ ...search, archived: undefined })} onClick={endSelecting}>
                <ArrowLeft />
                {t("backToActive")}
              </Link>
            </Button>
          ) : (
            <span className="pl-2.5 text-muted-foreground text-xs">{t("label")}</span>
          )}
          <Tooltip content={t("selectSeveral")}>
            <Button
              variant="ghost"
              size="icon-sm"
              aria-label={t("selectSeveral")}
              aria-pressed={selection !== null}
              className="text-muted-foreground"
              onClick={() => setSelection((chosen) => (chosen ? null : new Map()))}
            >
              <ListChecks />
            </Button>
          </Tooltip>
        </div>
      )}
      <nav
        ref={scroller}
        aria-label={t("label")}
        onKeyDown={(event) => {
          if (event.key === "Escape" && selection) endSelecting();
          else moveFocus(event);
        }}
        className="quiet-scroll min-h-0 flex-1 overflow-y-auto px-2"
      >
        {isSearch ? (
          <Suspense fallback={<ListSkeleton />}>
            <SearchResults query={query} onOpen={onOpen} />
          </Suspense>
        ) : (
          <ConversationList
            {...lists}
            scroller={scroller}
            isArchived={isArchived}
            selection={selection}
            onSelect={setSelection}
            onOpen={onOpen}
          />
        )}
      </nav>
      {selection && !isSearch ? (
        <Suspense>
          <BulkBar
            selection={selection}
            isArchived={isArchived}
            onSelectAll={() => setSelection(selectAll([...pinned, ...conversations]))}
            onClose={endSelecting}
          />
        </Suspense>
      ) : null}
    </>
  );
}
