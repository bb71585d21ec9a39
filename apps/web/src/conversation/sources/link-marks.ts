import type { Mark } from "./find-marks.ts";

const prefix = "#source-";

/** What a mark leads to: a source, from the place where the answer cites it. */
export type MarkTarget = { number: number; at: number };

/** The answer with its marks as links within the page, for the markdown renderer; all else stays as it is. */
export function linkMarks(text: string, marks: readonly Mark[]): string {
  let linked = "";
  let done = 0;

  for (const { number, at, length } of marks) {
    linked += `${text.slice(done, at)}[${number}](${prefix}${number}-${at})`;
    done = at + length;
  }

  return linked + text.slice(done);
}

/** Reads such a link; null for any other. */
export function readMarkLink(href: unknown): MarkTarget | null {
  const found = typeof href === "string" ? /^#source-(\d+)-(\d+)$/.exec(href) : null;

  return found ? { number: Number(found[1]), at: Number(found[2]) } : null;
}
