import type { Block, ReadText } from "@claw/core/knowledge/ports";
import type { Source } from "../child/source.ts";
import { eachLine, type Line } from "./each-line.ts";
import { readWholeText } from "./read-whole-text.ts";

const longestHeading = 40;
const headings: readonly [RegExp, number][] = [
  [/^第[\d零〇一二三四五六七八九十百千两]+[卷部篇编編]/, 1],
  [/^第[\d零〇一二三四五六七八九十百千两]+[章回]/, 2],
  [/^第[\d零〇一二三四五六七八九十百千两]+[节節]/, 3],
  [/^(part|book)\s+([ivxlc]+|\d+)\b/i, 1],
  [/^chapter\s+([ivxlc]+|\d+)\b/i, 2],
];

/** Plain text as it is: paragraphs are set apart by empty lines, by indentation or by the end of a Chinese sentence. */
export function readTxt(source: Source): Promise<ReadText> {
  const text = readWholeText(source);

  return Promise.resolve({ fileType: "txt", text, blocks: blocksOf(text), pageCount: null });
}

function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let isOpen = false;

  for (const line of eachLine(text)) {
    const level = headingLevel(line);
    const before = blocks.at(-1);
    if (line.text.trim() === "") {
      isOpen = false;
      continue;
    }

    if (level === 0 && isOpen && before && !beginsAnew(line, text, before.end)) {
      before.end = line.end;
      continue;
    }

    const kind = level > 0 ? "heading" : "paragraph";
    blocks.push({ kind, start: line.start, end: line.end, page: null, level, header: null });
    isOpen = level === 0;
  }

  return blocks;
}

function headingLevel({ text }: Line): number {
  const line = text.trim();
  if (line === "" || line.length > longestHeading || /[。；，.;,]$/.test(line)) return 0;

  return headings.find(([pattern]) => pattern.test(line))?.[1] ?? 0;
}

/** Whether a line is no continuation of the paragraph that ends before it. */
function beginsAnew(line: Line, text: string, end: number): boolean {
  return /^(\u3000|[ \t]{2})/.test(line.text) || /[。！？!?：:…」”]\s*$/.test(text.slice(end - 2, end));
}
