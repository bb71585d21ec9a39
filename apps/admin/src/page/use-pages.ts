import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";

export type PageOf<Row> = { total: number; items: readonly Row[] };

export type Pages<Row, Page = unknown> = {
  /** Null while the first page is on its way. */
  rows: readonly Row[] | null;
  /** The first page, for what it says besides its rows. */
  first: Page | null;
  /** Only where there is nothing to show. */
  error: unknown;
  refetch: () => void;
  /** Asks for the next page; null where all is there, or it is on its way. */
  onMore: (() => void) | null;
};

/** What a query by pages gives, whatever its pages are cut by. */
type PagedQuery<Page> = {
  data: { pages: readonly Page[] } | undefined;
  error: unknown;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isPlaceholderData: boolean;
  refetch: () => Promise<unknown>;
  fetchNextPage: () => Promise<unknown>;
};

/** A query by pages as a list. What is shown stays while another order is on its way, and is not read on meanwhile. */
export function usePagesOf<Page extends { items: readonly unknown[] }>(
  query: PagedQuery<Page>,
): Pages<Page["items"][number], Page> {
  const pages = query.data?.pages;
  const rows = useMemo(() => pages?.flatMap<Page["items"][number]>(({ items }) => items) ?? null, [pages]);
  const mayReadOn = query.hasNextPage && !query.isFetchingNextPage && !query.isPlaceholderData;

  return {
    rows,
    first: pages?.[0] ?? null,
    error: rows ? null : query.error,
    refetch: () => void query.refetch(),
    onMore: mayReadOn ? () => void query.fetchNextPage() : null,
  };
}

/** Milliseconds; as long as what the first page says gives some. */
type Every<Page> = number | ((first: Page) => number | null);

/**
 * A list that the server cuts into pages by how many rows are skipped.
 * @param key what the list depends on; the first word is the room's
 * @param every how often it is read again while it is looked at; never where left out
 */
export function usePages<Row, Page extends PageOf<Row>>(
  key: readonly unknown[],
  load: (skip: number) => Promise<Page & PageOf<Row>>,
  every?: Every<Page>,
): Pages<Row, Page> & { total: number | null } {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }): Promise<Page & PageOf<Row>> => load(pageParam),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const loaded = pages.reduce((sum, { items }) => sum + items.length, 0);
      return last.items.length > 0 && loaded < last.total ? loaded : undefined;
    },
    placeholderData: keepPreviousData,
    refetchInterval:
      typeof every === "function"
        ? ({ state }) => {
            const [first] = state.data?.pages ?? [];
            return first ? (every(first) ?? false) : false;
          }
        : (every ?? false),
    ...(typeof every === "number" ? { staleTime: 0 } : {}),
  });
  const list = usePagesOf(query);

  return { ...list, total: list.first?.total ?? null };
}
