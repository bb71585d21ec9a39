import { toFailure } from "@claw/client/browser";
import type { ConversationHit, FoundConversation } from "@claw/contract";
import { Alert, Button } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { keepPreviousData } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Archive } from "lucide-react";
import { useTranslations } from "use-intl";
import { RequestId } from "../api/request-id.tsx";
import { trpc } from "../api/trpc.ts";
import { useFailureText } from "../api/use-failure-text.ts";
import { keepSidebar } from "../app/search.ts";
import { LoadMore } from "../conversation/scroll/load-more.tsx";
import { useTitle } from "../conversation/use-title.ts";
import { Highlighted } from "./highlighted.tsx";
import { rowMark } from "./move-focus.ts";

export type SearchResultsProps = { query: string; onOpen: () => void };

const linkLooks =
  "block rounded-md px-2.5 outline-none transition-colors duration-100 hover:bg-accent focus-visible:ring-2 focus-visible:ring-ring focus-visible:ring-inset pointer-coarse:py-2";

function Hit({
  conversationId,
  hit,
  onOpen,
}: {
  conversationId: string;
  hit: ConversationHit;
  onOpen: () => void;
}) {
  const t = useTranslations("sidebar");
  const format = useFormat();
  const { messageId, role, excerpt, spans, createdAt } = hit;
  if (messageId === null) return null;

  return (
    <li>
      <Link
        {...rowMark}
        to="/c/$conversationId"
        params={{ conversationId }}
        search={(search) => ({ ...keepSidebar(search), at: messageId })}
        onClick={onOpen}
        className={`${linkLooks} py-1`}
      >
        <span className="line-clamp-2 text-muted-foreground text-xs leading-5 wrap-anywhere">
          <span className="text-foreground">{role === "user" ? t("youSaid") : t("answered")}</span>{" "}
          <Highlighted text={excerpt} spans={spans} />
          <span className="sr-only">{format.ago(createdAt)}</span>
        </span>
      </Link>
    </li>
  );
}

function Found({ found: { conversation, hits }, onOpen }: { found: FoundConversation; onOpen: () => void }) {
  const t = useTranslations("sidebar");
  const format = useFormat();
  const title = useTitle()(conversation);
  const inTitle = hits.find(({ messageId, excerpt }) => messageId === null && excerpt === title);

  return (
    <li className="mb-2">
      <Link
        {...rowMark}
        to="/c/$conversationId"
        params={{ conversationId: conversation.id }}
        search={keepSidebar}
        onClick={onOpen}
        className={`${linkLooks} flex min-h-8 items-center gap-2 text-sm data-[status=active]:font-medium`}
      >
        {conversation.status === "archived" ? (
          <Archive className="size-3.5 shrink-0 text-muted-foreground" aria-label={t("archived")} />
        ) : null}
        <span className="min-w-0 flex-1 truncate font-medium">
          {inTitle ? <Highlighted text={title} spans={inTitle.spans} /> : title}
        </span>
        <span className="shrink-0 text-muted-foreground text-xs">
          {format.ago(conversation.lastActivityAt)}
        </span>
      </Link>
      <ul>
        {hits.map((hit) => (
          <Hit key={hit.messageId ?? ""} conversationId={conversation.id} hit={hit} onOpen={onOpen} />
        ))}
      </ul>
    </li>
  );
}

/** Conversations in which the words stand, and the places. Loaded with the first search. */
export default function SearchResults({ query, onOpen }: SearchResultsProps) {
  const t = useTranslations();
  const textOf = useFailureText();
  const search = trpc.conversation.search.useInfiniteQuery(
    { query, limit: 20 },
    { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData, staleTime: 0 },
  );
  const found = search.data?.pages.flatMap(({ items }) => items) ?? [];

  if (search.isError && found.length === 0) {
    const failure = toFailure(search.error);
    return (
      <Alert tone="danger" className="m-1">
        <p>{textOf(failure)}</p>
        <RequestId failure={failure} />
        <Button variant="outline" size="sm" className="mt-2" onClick={() => void search.refetch()}>
          {t("common.retry")}
        </Button>
      </Alert>
    );
  }

  return (
    <>
      <p role="status" className="px-2.5 py-1.5 text-muted-foreground text-xs">
        {search.isPending || search.isPlaceholderData
          ? t("sidebar.searching")
          : found.length === 0
            ? t("sidebar.emptySearch", { query })
            : t("sidebar.found", { count: found.length, more: search.hasNextPage ? "+" : "" })}
      </p>
      <ul aria-label={t("sidebar.results")}>
        {found.map((item) => (
          <Found key={item.conversation.id} found={item} onOpen={onOpen} />
        ))}
      </ul>
      {search.hasNextPage && !search.isPlaceholderData ? (
        <LoadMore
          key={found.length}
          onLoad={() => {
            if (!search.isFetchingNextPage) void search.fetchNextPage();
          }}
          className="py-3"
        />
      ) : null}
    </>
  );
}
