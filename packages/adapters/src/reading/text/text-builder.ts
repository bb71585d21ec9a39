import type { Block, BlockKind } from "@claw/core/knowledge/ports";
import { ReadingFailed } from "@claw/core/knowledge/ports";
import { cleanText } from "./clean-text.ts";

export type Span = { start: number; end: number };
type Details = Partial<Pick<Block, "page" | "level" | "header">> & {
  /** Goes on with the paragraph before it: what stands between them instead of an empty line. */
  joint?: string;
};

/** Makes a text of blocks. */
export type TextBuilder = {
  readonly length: number;
  /** Nothing for what is only space. */
  add(kind: BlockKind, text: string, details?: Details): Span | null;
  finish(): { text: string; blocks: Block[] };
};

/** Throws a ReadingFailed (TOO_LARGE) as soon as the text is longer than that. */
export function createTextBuilder(mostLength: number): TextBuilder {
  const parts: string[] = [];
  const blocks: Block[] = [];
  let length = 0;

  function append(text: string): void {
    parts.push(text);
    length += text.length;
    requireLength(length, mostLength);
  }

  return {
    get length() {
      return length;
    },
    add(kind, raw, { page = null, level = 0, header = null, joint } = {}) {
      const text = cleanText(raw).trim();
      if (text === "") return null;

      const before = blocks.at(-1);
      if (before) append(joint ?? (isTablePart(kind) && isTablePart(before.kind) ? "\n" : "\n\n"));
      const start = length;
      append(text);
      blocks.push({ kind, start, end: length, page, level, header });

      return { start, end: length };
    },
    finish: () => ({ text: parts.join(""), blocks }),
  };
}

export function requireLength(length: number, most: number): void {
  if (length <= most) return;

  const millions = Math.floor(most / 1_000_000);
  throw new ReadingFailed(
    "TOO_LARGE",
    `The document has more than ${millions} million characters. Split it into smaller ones.`,
  );
}

function isTablePart(kind: BlockKind): boolean {
  return kind === "table" || kind === "row";
}
