import { Button, Skeleton } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { useTranslations } from "use-intl";
import { trpc } from "../api/trpc.ts";
import { FailedState } from "../page/failed-state.tsx";
import { ScrollArea } from "../page/scroll-area.tsx";

export type ReadConversationProps = { accessId: string; conversationId: string };

/** What was said, as it was written, from the beginning on. */
export function ReadConversation({ accessId, conversationId }: ReadConversationProps) {
  const t = useTranslations("users.access");
  const format = useFormat();
  const { data, error, refetch, hasNextPage, fetchNextPage } = trpc.admin.access.messages.useInfiniteQuery(
    { accessId, conversationId, limit: 50 },
    {
      getNextPageParam: ({ nextCursor }) => nextCursor,
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
      retry: false,
    },
  );
  if (error) return <FailedState error={error} onRetry={() => void refetch()} />;

  return (
    <ScrollArea label={t("conversation")}>
      {data ? null : <Skeleton className="h-40" />}
      <ol className="grid max-w-3xl gap-4">
        {data?.pages
          .flatMap(({ items }) => items)
          .map(({ id, role, content, createdAt, model }) => (
            <li key={id} className="grid gap-1 text-sm">
              <p className="flex gap-2 text-muted-foreground text-xs">
                <span className="font-medium">{t(`who.${role}`)}</span>
                <span data-written>{model}</span>
                <span>{format.moment(createdAt)}</span>
              </p>
              <div
                data-written
                className="rounded-lg border bg-card px-3.5 py-2.5 whitespace-pre-wrap wrap-anywhere"
              >
                {content}
              </div>
            </li>
          ))}
      </ol>
      {hasNextPage ? (
        <Button variant="outline" className="mt-4" onClick={() => void fetchNextPage()}>
          {t("moreMessages")}
        </Button>
      ) : null}
    </ScrollArea>
  );
}
