import type { Span } from "./span-in-passage.ts";

/** A part of a passage's text as it is shown. Spans are places in the passage. */
export type PassagePart =
  | (Span & { kind: "text" })
  | (Span & { kind: "heading" })
  | { kind: "table"; rows: Span[][] };

type Line = Span & { text: string };

function linesOf(content: string): Line[] {
  return Array.from(content.matchAll(/[^\n]*(?:\n|$)/g), ({ index, 0: line }) => {
    const text = line.replace(/\n$/, "");
    return { start: index, end: index + text.length, text };
  }).filter(({ start, text }) => start < content.length || text !== "");
}

const isRow = ({ text }: Line) => text.includes(" | ") || /^\s*\|.*\|\s*$/.test(text);
const isRule = ({ text }: Line) => /^[\s|:-]*-[\s|:-]*$/.test(text);

/** The cells of a row, without the bars and the space around them. */
function cellsOf({ start, text }: Line): Span[] {
  const inner = text.replace(/^\s*\||\|\s*$/g, (bar) => " ".repeat(bar.length));

  return Array.from(inner.matchAll(/(?:\\\||[^|])+/g), ({ index, 0: cell }) => {
    const from = start + index + (cell.length - cell.trimStart().length);
    return { start: from, end: from + cell.trim().length };
  });
}

/** Where a line's own words begin: after the signs of a heading in Markdown. Null for what is no heading. */
function headingIn(line: Line, lastHeading: string): Span | null {
  const signs = /^#{1,6}\s+/.exec(line.text)?.[0].length;
  if (signs !== undefined) return { start: line.start + signs, end: line.end };
  if (line.start === 0 && lastHeading !== "" && line.text.trim() === lastHeading) return line;

  return null;
}

/**
 * How a passage is laid out: its headings, its tables, and the text between them. What was read from a file is plain
 * text, in which Markdown's signs and the bars between cells are what is left of its form.
 * @param headings the passage's heading path; its last one may stand at the beginning of the text
 */
export function layoutPassage(content: string, headings: string): PassagePart[] {
  const lastHeading = headings.split(" > ").at(-1) ?? "";
  const lines = linesOf(content);
  const parts: PassagePart[] = [];

  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (!line) break;

    const after = lines.findIndex((other, index) => index > at && !isRow(other));
    const rows = isRow(line) ? lines.slice(at, after === -1 ? lines.length : after) : [];
    const heading = headingIn(line, lastHeading);
    const last = parts.at(-1);

    if (rows.length > 1) {
      parts.push({ kind: "table", rows: rows.filter((row) => !isRule(row)).map(cellsOf) });
      at += rows.length - 1;
    } else if (heading) parts.push({ kind: "heading", start: heading.start, end: heading.end });
    else if (last?.kind === "text") last.end = line.end;
    else if (line.text.trim() !== "") parts.push({ kind: "text", start: line.start, end: line.end });
  }

  return parts;
}

/** A stretch of a passage that looks alike. */
export type Stretch = Span & { isMarked: boolean; isRepeated: boolean };

/**
 * Cuts a part where its looks change.
 * @param marked what is cited, as places in the passage
 * @param repeatedTo up to where the passage before has said it already
 */
export function stretchesOf(part: Span, marked: Span | null, repeatedTo: number): Stretch[] {
  const cuts = [part.start, part.end, repeatedTo, marked?.start ?? part.start, marked?.end ?? part.start]
    .filter((cut) => cut >= part.start && cut <= part.end)
    .sort((one, other) => one - other);
  const stretches: Stretch[] = [];

  for (const [index, start] of cuts.entries()) {
    const end = cuts[index + 1] ?? start;
    if (end === start) continue;
    const isMarked = marked !== null && start >= marked.start && end <= marked.end;
    stretches.push({ start, end, isMarked, isRepeated: end <= repeatedTo });
  }

  return stretches;
}
