import type { Block, ReadText } from "../ports.ts";
import { cutLong } from "./cut-long.ts";
import { createHeadingPath } from "./heading-path.ts";
import type { Gap, Piece } from "./piece.ts";
import { sentenceEnds } from "./sentence-ends.ts";
import { fullWeight, weigh } from "./weigh.ts";

/** A row is whole up to this; beyond, it is a text in a cell. */
const longestRow = 2 * fullWeight;

/** The pieces of a text in order; together they hold all that is not space. */
export function piecesOf({ text, blocks }: ReadText): Piece[] {
  const path = createHeadingPath();
  const pieces: Piece[] = [];

  function add(block: Block, start: number, end: number, gap: Gap | "block"): void {
    let to = end;
    while (to > start && isSpace(text, to - 1)) to--;
    let from = start;
    while (from < to && isSpace(text, from)) from++;
    if (from === to) return;

    const weight = weigh(text, from, to);
    const before = pieces.at(-1)?.end ?? from;
    pieces.push({
      kind: kindOf(block),
      start: from,
      end: to,
      page: block.page,
      headings: path.toString(),
      level: block.kind === "heading" ? block.level : 0,
      // A paragraph that goes on behind a page break has no line end before it.
      gap: gap !== "block" ? gap : text.slice(before, from).includes("\n") ? "paragraph" : "sentence",
      header: block.header,
      weight,
      weightAfterOther: weight + weigh(text, before, from),
    });
  }

  for (const block of completed(text, blocks)) {
    if (block.kind === "heading") path.enter(block.level, text.slice(block.start, block.end));

    let gap: Gap | "block" = "block";
    let from = block.start;
    for (const [end, kind] of endsWithin(text, block)) {
      add(block, from, end, gap);
      gap = kind;
      from = end;
    }
  }

  return pieces;
}

/** Where the pieces of a block end, and what stands behind each. */
function* endsWithin(text: string, block: Block): Generator<[number, Gap]> {
  const isRow = kindOf(block) === "row";
  if (isRow && weigh(text, block.start, block.end) <= longestRow) {
    yield [block.end, "paragraph"];
    return;
  }

  let from = block.start;
  for (const end of block.kind === "code"
    ? lineEnds(text, block)
    : sentenceEnds(text, block.start, block.end)) {
    for (const cut of cutLong(text, from, end, fullWeight)) yield [cut, cut === end ? "sentence" : "cut"];
    from = end;
  }
}

function* lineEnds(text: string, { start, end }: Block): Generator<number> {
  for (let at = start; at < end; ) {
    const feed = text.indexOf("\n", at);
    at = feed < 0 || feed >= end ? end : feed + 1;
    yield at;
  }
}

/** The blocks, and paragraphs for what is between them. */
function* completed(text: string, blocks: readonly Block[]): Generator<Block> {
  let at = 0;

  for (const block of blocks) {
    if (block.start > at) yield* paragraphs(text, at, block.start, block.page);
    yield block;
    at = block.end;
  }
  if (at < text.length) yield* paragraphs(text, at, text.length, blocks.at(-1)?.page ?? null);
}

function* paragraphs(text: string, start: number, end: number, page: number | null): Generator<Block> {
  const between = text.slice(start, end);

  for (let at = 0; at < between.length; ) {
    const blank = between.indexOf("\n\n", at);
    const to = blank < 0 ? between.length : blank + 2;
    yield { kind: "paragraph", start: start + at, end: start + to, page, level: 0, header: null };
    at = to;
  }
}

function kindOf({ kind }: Block): Piece["kind"] {
  if (kind === "heading") return "heading";

  return kind === "row" || kind === "table" ? "row" : "sentence";
}

function isSpace(text: string, at: number): boolean {
  return /\s/.test(text.charAt(at));
}
