import { cn, EmptyState, Skeleton } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { Moment } from "@claw/ui/moment";
import { getRouteApi } from "@tanstack/react-router";
import { MessagesSquare } from "lucide-react";
import { useTranslations } from "use-intl";
import { trpc } from "../api/trpc.ts";
import { FailedState } from "../page/failed-state.tsx";
import { ReadConversation } from "./read-conversation.tsx";

const route = getRouteApi("/shell/users/users/access/$accessId");

/** Read again only when somebody asks: every reading is noted. */
const asAsked = { staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false, retry: false } as const;

/** A person's conversations at the left, the chosen one at the right. To be read, not to be changed. */
export function ReadingRoom({ accessId }: { accessId: string }) {
  const t = useTranslations("users.access");
  const format = useFormat();
  const { conversation } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch, isPending, hasNextPage, fetchNextPage } =
    trpc.admin.access.conversations.useInfiniteQuery(
      { accessId, limit: 50 },
      { getNextPageParam: ({ nextCursor }) => nextCursor, ...asAsked },
    );
  const conversations = data?.pages.flatMap(({ items }) => items) ?? [];
  if (error) return <FailedState error={error} onRetry={() => void refetch()} />;
  if (data && conversations.length === 0) {
    return <EmptyState icon={<MessagesSquare />} title={t("noConversations")} />;
  }

  return (
    <div className="flex min-h-0 flex-1 flex-col md:flex-row">
      <nav
        aria-label={t("conversations")}
        className="quiet-scroll max-h-48 shrink-0 overflow-y-auto border-b p-2 md:max-h-none md:w-72 md:border-r md:border-b-0"
      >
        {isPending ? <Skeleton className="h-24" /> : null}
        <ul className="grid gap-0.5">
          {conversations.map(({ id, title, messagesCount, lastActivityAt }) => (
            <li key={id}>
              <button
                type="button"
                aria-current={id === conversation ? "true" : undefined}
                className={cn(
                  "grid w-full cursor-pointer gap-0.5 rounded-md px-2.5 py-1.5 text-left text-sm outline-none hover:bg-accent focus-visible:ring-2 focus-visible:ring-ring",
                  id === conversation && "bg-accent",
                )}
                onClick={() => void navigate({ search: { conversation: id }, replace: true })}
              >
                <span data-written className="truncate font-medium">
                  {title}
                </span>
                <span className="flex gap-2 text-muted-foreground text-xs">
                  {t("messages", { count: format.count(messagesCount) })}
                  <Moment instant={lastActivityAt} />
                </span>
              </button>
            </li>
          ))}
        </ul>
        {hasNextPage ? (
          <button
            type="button"
            className="w-full cursor-pointer rounded-md py-2 text-muted-foreground text-sm hover:bg-accent"
            onClick={() => void fetchNextPage()}
          >
            {t("moreConversations")}
          </button>
        ) : null}
      </nav>
      {conversation ? (
        <ReadConversation key={conversation} accessId={accessId} conversationId={conversation} />
      ) : (
        <p className="p-5 text-muted-foreground text-sm">{t("choose")}</p>
      )}
    </div>
  );
}
