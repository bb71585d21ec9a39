import { keepPreviousData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";

/** What others do here is seen within this time. */
const freshMs = 15_000;

type Page<Item> = { items: Item[]; total: number };

export type Pages<Item, Read extends Page<Item>> = {
  /** Null while the first page is on its way. */
  items: Item[] | null;
  first: Read | undefined;
  error: unknown;
  retry: () => void;
  /** Null where all is there. */
  more: (() => void) | null;
};

/** A list of the money room, page by page as one comes to its end. */
export function usePages<Item, Read extends Page<Item>>(
  key: readonly unknown[],
  read: (skip: number) => Promise<Read & Page<Item>>,
): Pages<Item, Read> {
  const list = useInfiniteQuery({
    queryKey: ["money", ...key],
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: 0,
    getNextPageParam: (last, all) => {
      const loaded = all.reduce((sum, { items }) => sum + items.length, 0);
      return last.items.length > 0 && loaded < last.total ? loaded : null;
    },
    placeholderData: keepPreviousData,
    staleTime: 0,
    refetchInterval: freshMs,
  });
  const pages = list.data?.pages;
  const items = useMemo(() => pages?.flatMap((page) => page.items) ?? null, [pages]);

  return {
    items,
    first: pages?.[0],
    error: list.error,
    retry: () => void list.refetch(),
    more:
      list.hasNextPage && !list.isFetchingNextPage && !list.isPlaceholderData
        ? () => void list.fetchNextPage()
        : null,
  };
}

/** After a deed: every list of the room is read anew. */
export function useRefresh(): () => Promise<void> {
  const client = useQueryClient();

  return () => client.invalidateQueries({ queryKey: ["money"] });
}
