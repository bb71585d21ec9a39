import { toFailure } from "@claw/client/browser";
import { Button, MessageScreen, Skeleton } from "@claw/ui";
import { useDocumentTitle } from "@claw/ui/document-title";
import { useFormat } from "@claw/ui/format";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { trpc } from "../api/trpc.ts";
import { useFailureText } from "../api/use-failure-text.ts";
import { LoadMore } from "../conversation/scroll/load-more.tsx";
import { SharedHeader } from "./shared-header.tsx";
import { SharedMessage } from "./shared-message.tsx";

/** A conversation to read: nothing of it can be changed, and nothing is told of who wrote it. */
export function SharedView({ token }: { token: string }) {
  const t = useTranslations();
  const format = useFormat();
  const textOf = useFailureText();
  const shared = trpc.share.get.useInfiniteQuery(
    { token, limit: 50 },
    { getNextPageParam: ({ nextCursor }) => nextCursor, staleTime: 0 },
  );
  const [first] = shared.data?.pages ?? [];
  useDocumentTitle(first?.title ?? null);

  if (shared.isError) {
    const failure = toFailure(shared.error);
    const isGone = failure.reason === "NOT_FOUND" || failure.reason === "INVALID_INPUT";
    return (
      <div className="flex">
        <MessageScreen
          title={isGone ? t("share.goneTitle") : t("share.failedTitle")}
          hint={isGone ? t("share.goneHint") : textOf(failure)}
        >
          {isGone ? (
            <Button asChild size="lg">
              <Link to="/">{t("common.home")}</Link>
            </Button>
          ) : (
            <Button size="lg" onClick={() => void shared.refetch()}>
              {t("common.retry")}
            </Button>
          )}
        </MessageScreen>
      </div>
    );
  }

  const items = shared.data?.pages.flatMap((page) => page.items) ?? [];

  return (
    <div className="flex min-h-dvh flex-col">
      <SharedHeader />
      <main className="mx-auto grid w-full max-w-[48rem] grid-cols-1 gap-7 px-4 pt-6 pb-16 md:px-6">
        {first ? (
          <div className="grid gap-1.5 border-b pb-5">
            <h1 className="text-balance wrap-anywhere font-semibold text-2xl leading-snug">{first.title}</h1>
            <p className="text-muted-foreground text-sm tabular-nums">
              {t("share.meta", {
                time: format.moment(first.sharedAt),
                count: format.count(first.messageCount),
              })}
            </p>
          </div>
        ) : (
          <div role="status" aria-label={t("common.loading")} className="grid gap-6">
            <Skeleton className="h-8 w-2/3" />
            <Skeleton className="ml-auto h-12 w-1/2" />
            <Skeleton className="h-40" />
          </div>
        )}
        {items.map((message, position) => (
          <SharedMessage key={position} message={message} />
        ))}
        {shared.hasNextPage ? (
          <LoadMore
            key={items.length}
            className="py-4"
            label={t("share.more")}
            onLoad={() => void shared.fetchNextPage()}
          />
        ) : null}
        {first && !shared.hasNextPage ? (
          <footer className="grid justify-items-center gap-3 border-t pt-6 text-muted-foreground text-sm">
            <p>{t("share.end")}</p>
            <Button asChild variant="outline">
              <Link to="/">{t("share.try")}</Link>
            </Button>
          </footer>
        ) : null}
      </main>
    </div>
  );
}
