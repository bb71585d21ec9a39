import { Alert, Button, Skeleton, Spinner } from "@claw/ui";
import { useTranslations } from "use-intl";
import { useInView } from "../conversation/scroll/use-in-view.ts";
import { ConversationItem } from "./conversation-item.tsx";
import { DayLabel } from "./day-label.tsx";
import { groupByDay } from "./group-by-day.ts";
import { type ConversationFilter, useConversations } from "./use-conversations.ts";

export type ConversationListProps = { filter: ConversationFilter; onOpen: () => void };

function MoreConversations({ onMore }: { onMore: () => void }) {
  const element = useInView(onMore);

  return (
    <div ref={element} className="flex justify-center py-3 text-muted-foreground">
      <Spinner />
    </div>
  );
}

function ListSkeleton() {
  return (
    <div className="grid gap-2 px-2.5 pt-2">
      {[72, 88, 60, 80, 66].map((width) => (
        <Skeleton key={width} className="h-5" style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}

function EmptyList({ filter }: { filter: ConversationFilter }) {
  const t = useTranslations("sidebar");
  const text = filter.isArchived ? t("emptyArchived") : t("empty");

  return (
    <p className="px-2.5 py-6 text-muted-foreground text-sm leading-6">
      {filter.query === "" ? text : t("emptySearch", { query: filter.query })}
    </p>
  );
}

/** Conversations by day, more of them as one scrolls. */
export function ConversationList({ filter, onOpen }: ConversationListProps) {
  const t = useTranslations();
  const { conversations, list } = useConversations(filter);

  if (list.isPending) return <ListSkeleton />;
  if (list.isError && conversations.length === 0) {
    return (
      <Alert tone="danger" className="m-1">
        <p className="mb-2">{t("sidebar.failed")}</p>
        <Button variant="outline" size="sm" onClick={() => void list.refetch()}>
          {t("common.retry")}
        </Button>
      </Alert>
    );
  }

  return (
    <>
      {conversations.length === 0 && !list.hasNextPage ? <EmptyList filter={filter} /> : null}
      {groupByDay(conversations, new Date()).map((group) => (
        <section key={group.key} className="mb-3">
          <h2 className="px-2.5 py-1.5 font-medium text-muted-foreground text-xs">
            <DayLabel day={group.key} />
          </h2>
          <ul>
            {group.conversations.map((conversation) => (
              <ConversationItem key={conversation.id} conversation={conversation} onOpen={onOpen} />
            ))}
          </ul>
        </section>
      ))}
      {list.hasNextPage ? (
        <MoreConversations
          key={conversations.length}
          onMore={() => {
            if (!list.isFetchingNextPage) void list.fetchNextPage();
          }}
        />
      ) : null}
    </>
  );
}
