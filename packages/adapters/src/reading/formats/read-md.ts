import type { Block, BlockKind, ReadText } from "@claw/core/knowledge/ports";
import type { Source } from "../child/source.ts";
import { eachLine, type Line } from "./each-line.ts";
import { readWholeText } from "./read-whole-text.ts";

const fence = /^\s{0,3}(`{3,}|~{3,})/;
const heading = /^\s{0,3}(#{1,6})(\s|$)/;
const underline = /^\s{0,3}(=+|-{2,})\s*$/;
const listItem = /^\s*([-*+]|\d{1,9}[.)])\s/;
const delimiterRow = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)+\|?\s*$/;

/** Markdown (CommonMark, with GitHub's tables) as it is written: the marks stay in the text. */
export function readMd(source: Source): Promise<ReadText> {
  const text = readWholeText(source);

  return Promise.resolve({ fileType: "md", text, blocks: blocksOf([...eachLine(text)]), pageCount: null });
}

function blocksOf(lines: readonly Line[]): Block[] {
  const blocks: Block[] = [];

  for (let at = 0; at < lines.length; ) {
    const line = lines[at];
    if (!line || line.text.trim() === "") {
      at++;
      continue;
    }

    const hashes = heading.exec(line.text)?.[1];
    if (hashes) {
      blocks.push(block("heading", lines, at, at + 1, hashes.length));
      at++;
      continue;
    }

    const opened = fence.exec(line.text)?.[1];
    if (opened) {
      const end = endOfFence(lines, at + 1, opened);
      blocks.push(block("code", lines, at, end));
      at = end;
      continue;
    }

    if (line.text.includes("|") && delimiterRow.test(lines[at + 1]?.text ?? "")) {
      at = addTable(blocks, lines, at);
      continue;
    }

    const end = endOfParagraph(lines, at + 1);
    const rule = underline.exec(lines[end]?.text ?? "")?.[1];
    if (rule && !listItem.test(line.text)) {
      blocks.push(block("heading", lines, at, end + 1, rule.startsWith("=") ? 1 : 2));
      at = end + 1;
      continue;
    }

    blocks.push(block(listItem.test(line.text) ? "list" : "paragraph", lines, at, end));
    at = end;
  }

  return blocks;
}

function addTable(blocks: Block[], lines: readonly Line[], at: number): number {
  const head = block("table", lines, at, at + 2);
  blocks.push(head);

  let row = at + 2;
  for (; lines[row]?.text.includes("|"); row++) {
    blocks.push({ ...block("row", lines, row, row + 1), header: { start: head.start, end: head.end } });
  }

  return row;
}

function endOfFence(lines: readonly Line[], from: number, opened: string): number {
  for (let at = from; at < lines.length; at++) {
    if (fence.exec(lines[at]?.text ?? "")?.[1]?.startsWith(opened)) return at + 1;
  }

  return lines.length;
}

function endOfParagraph(lines: readonly Line[], from: number): number {
  for (let at = from; at < lines.length; at++) {
    const text = lines[at]?.text ?? "";
    const isOther = [fence, heading, underline, listItem].some((pattern) => pattern.test(text));
    if (text.trim() === "" || isOther) return at;
  }

  return lines.length;
}

/** Of the lines from one to before another. */
function block(kind: BlockKind, lines: readonly Line[], from: number, to: number, level = 0): Block {
  const start = lines[from]?.start ?? 0;

  return { kind, start, end: lines[to - 1]?.end ?? start, page: null, level, header: null };
}
