import { toFailure } from "@claw/client/browser";
import type { Conversation } from "@claw/contract";
import { Alert, Button, Skeleton } from "@claw/ui";
import { useMediaQuery } from "@claw/ui/media-query";
import { type RefObject, useMemo } from "react";
import { useTranslations } from "use-intl";
import { RequestId } from "../api/request-id.tsx";
import { LoadMore } from "../conversation/scroll/load-more.tsx";
import { ConversationItem } from "./conversation-item.tsx";
import { groupByDay } from "./group-by-day.ts";
import { GroupHeading, type GroupKey } from "./group-heading.tsx";
import { rowsInView } from "./rows-in-view.ts";
import { type Selection, toggle } from "./selection.ts";
import type { useConversations } from "./use-conversations.ts";
import { useView } from "./use-view.ts";

export type ConversationListProps = ReturnType<typeof useConversations> & {
  scroller: RefObject<HTMLElement | null>;
  isArchived: boolean;
  /** Null: nothing is being chosen. */
  selection: Selection | null;
  onSelect: (selection: Selection) => void;
  onOpen: () => void;
};

const noSelection: Selection = new Map();

export function ListSkeleton() {
  return (
    <div className="grid gap-2 px-2.5 pt-2">
      {[72, 88, 60, 80, 66].map((width) => (
        <Skeleton key={width} className="h-5" style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}

/** What is pinned, then conversations by day, more of them as one scrolls. Only the rows in view are on the page. */
export function ConversationList(props: ConversationListProps) {
  const { scroller, pinned, conversations, list, isPending, isArchived, selection, onSelect, onOpen } = props;
  const t = useTranslations();
  const view = useView(scroller);
  const isCoarse = useMediaQuery("(pointer: coarse)");
  const row = isCoarse ? 44 : 36;
  const groups = useMemo(() => groupsOf(pinned, conversations), [pinned, conversations]);
  const slices = rowsInView(
    groups.map((group) => group.conversations.length),
    view,
    { heading: 28, row, gap: 12 },
  );

  if (isPending) return <ListSkeleton />;
  if (list.isError && groups.length === 0) {
    return (
      <Alert tone="danger" className="m-1">
        <p>{t("sidebar.failed")}</p>
        <RequestId failure={toFailure(list.error)} />
        <Button variant="outline" size="sm" className="mt-2" onClick={() => void list.refetch()}>
          {t("common.retry")}
        </Button>
      </Alert>
    );
  }

  return (
    <>
      {groups.length === 0 && !list.hasNextPage ? (
        <p className="px-2.5 py-6 text-muted-foreground text-sm leading-6">
          {isArchived ? t("sidebar.emptyArchived") : t("sidebar.empty")}
        </p>
      ) : null}
      {groups.map((group, index) => {
        const count = group.conversations.length;
        const { from, to } = slices[index] ?? { from: 0, to: count };
        return (
          <section key={group.key} className="mb-3">
            <GroupHeading group={group.key} />
            <ul style={{ paddingTop: from * row, paddingBottom: (count - to) * row }}>
              {group.conversations.slice(from, to).map((conversation) => (
                <ConversationItem
                  key={conversation.id}
                  conversation={conversation}
                  isSelected={selection ? selection.has(conversation.id) : null}
                  onOpen={onOpen}
                  onToggle={() => onSelect(toggle(selection ?? noSelection, conversation))}
                />
              ))}
            </ul>
          </section>
        );
      })}
      {list.hasNextPage ? (
        <LoadMore
          key={conversations.length}
          onLoad={() => {
            if (!list.isFetchingNextPage) void list.fetchNextPage();
          }}
          className="py-3"
        />
      ) : null}
    </>
  );
}

function groupsOf(
  pinned: readonly Conversation[],
  conversations: readonly Conversation[],
): { key: GroupKey; conversations: readonly Conversation[] }[] {
  const byDay = groupByDay(conversations, new Date());

  return pinned.length > 0 ? [{ key: "pinned", conversations: pinned }, ...byDay] : byDay;
}
