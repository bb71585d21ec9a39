import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";

export type PageOf<Row> = { total: number; items: readonly Row[] };

export type Pages<Row, Page> = {
  /** Null while the first page is on its way. */
  rows: readonly Row[] | null;
  total: number | null;
  /** The first page, for what it says besides its rows. */
  first: Page | null;
  error: unknown;
  refetch: () => void;
  /** Asks for the next page; null where all is there. */
  onMore: (() => void) | null;
};

/**
 * A list that the server cuts into pages by how many rows are skipped. What is shown stays while another order is on
 * its way.
 * @param key what the list depends on; the first word is the room's
 * @param everyMs how often it is read again while it is looked at; never where left out
 */
export function usePages<Row, Page extends PageOf<Row>>(
  key: readonly unknown[],
  load: (skip: number) => Promise<Page & PageOf<Row>>,
  everyMs?: number,
): Pages<Row, Page> {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => load(pageParam),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const loaded = pages.reduce((sum, { items }) => sum + items.length, 0);
      return last.items.length > 0 && loaded < last.total ? loaded : undefined;
    },
    placeholderData: keepPreviousData,
    ...(everyMs === undefined ? {} : { refetchInterval: everyMs }),
  });
  const first = query.data?.pages[0] ?? null;

  return {
    rows: query.data ? query.data.pages.flatMap(({ items }) => items) : null,
    total: first?.total ?? null,
    first,
    error: query.data ? null : query.error,
    refetch: () => void query.refetch(),
    onMore: query.hasNextPage ? () => void query.fetchNextPage() : null,
  };
}
