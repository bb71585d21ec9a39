import type { Segment } from "./find-segments.ts";

export type Page = { page: number; height: number; segments: Segment[] };

/** How much of a page's height is head or foot. */
const margin = 0.12;
const fewestPages = 3;
/** Left and right pages often have heads of their own. */
const shareOfPages = 0.4;

/** Takes out heads, feet and page numbers: what stands at the top or bottom of most pages, but for its figures. */
export function dropRepeated(pages: readonly Page[]): Page[] {
  if (pages.length < fewestPages) return [...pages];

  const counts = new Map<string, number>();
  for (const page of pages) {
    const keys = new Set(page.segments.filter((segment) => isInMargin(segment, page)).map(keyOf));
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const enough = Math.max(fewestPages, pages.length * shareOfPages);
  const isRepeated = (segment: Segment) => (counts.get(keyOf(segment)) ?? 0) >= enough;

  return pages.map((page) => ({
    ...page,
    segments: page.segments.filter((segment) => !(isInMargin(segment, page) && isRepeated(segment))),
  }));
}

function isInMargin({ y, size }: Segment, { height }: Page): boolean {
  return y - size < height * margin || y > height * (1 - margin);
}

function keyOf({ text }: Segment): string {
  return text.replaceAll(/\s+/g, "").replaceAll(/\d+|\b[ivxlc]+\b/gi, "#");
}
