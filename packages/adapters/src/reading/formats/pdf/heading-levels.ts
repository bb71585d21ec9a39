import type { Page } from "./drop-repeated.ts";
import type { Paragraph } from "./find-paragraphs.ts";

const larger = 1.15;
const longestHeading = 120;

/** Guesses headings by their size: 1 to 6, or 0. */
export type HeadingLevels = (paragraph: Paragraph) => number;

/** Learns from all pages which size is that of the text, and which are larger. */
export function learnHeadings(pages: readonly Page[]): HeadingLevels {
  const lengths = new Map<number, number>();
  for (const { segments } of pages) {
    for (const { size, text } of segments) {
      const key = rounded(size);
      lengths.set(key, (lengths.get(key) ?? 0) + text.length);
    }
  }

  const body = [...lengths].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? 0;
  const sizes = [...lengths.keys()]
    .filter((size) => size >= body * larger)
    .toSorted((one, other) => other - one);

  return ({ size, text }) => {
    const level = sizes.indexOf(rounded(size)) + 1;
    // A letter alone begins a chapter, it does not name it.
    if (level === 0 || text.length > longestHeading || !/\p{L}.*[\p{L}\p{N}]/u.test(text)) return 0;

    return Math.min(level, 6);
  };
}

/** To half points. */
function rounded(size: number): number {
  return Math.round(size * 2) / 2;
}
