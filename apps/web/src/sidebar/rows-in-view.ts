/** What a scroller shows, in pixels from the top of the list. */
export type View = { top: number; height: number };

/** A group of the list: a heading, then rows of one height, then a gap. */
export type Heights = { heading: number; row: number; gap: number };

/** The rows of a group to put on the page: from `from` up to, not including, `to`. */
export type Slice = { from: number; to: number };

/** So many rows above and below what is seen are there already, for the next scroll and for arrow keys. */
const margin = 12;

/** Which rows of each group are in view. A list of thousands has some dozens of rows on the page. */
export function rowsInView(counts: readonly number[], view: View, { heading, row, gap }: Heights): Slice[] {
  let top = 0;

  return counts.map((count) => {
    const firstRow = top + heading;
    top = firstRow + count * row + gap;
    const clamp = (index: number) => Math.min(count, Math.max(0, index));

    return {
      from: clamp(Math.floor((view.top - firstRow) / row) - margin),
      to: clamp(Math.ceil((view.top + view.height - firstRow) / row) + margin),
    };
  });
}
