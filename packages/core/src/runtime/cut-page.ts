import { type Cursor, encodeCursor } from "./cursor.ts";

/**
 * A page of rows of which one more than fits was asked for, and the cursor after it: null where there is no more.
 * @param placeOf what the list is ordered by
 */
export function cutPage<Row>(
  rows: readonly Row[],
  limit: number,
  placeOf: (row: Row) => Cursor,
): { page: Row[]; nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const hasMore = rows.length > limit;

  return { page, nextCursor: hasMore && last ? encodeCursor(placeOf(last)) : null };
}
