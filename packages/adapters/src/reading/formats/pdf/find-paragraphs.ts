import type { Line } from "./find-rows.ts";
import { joinLines } from "./join-text.ts";

export type Paragraph = {
  text: string;
  size: number;
  isListItem: boolean;
  /** Begins at the edge of its column, and ends there, so that it may be a part of one that goes on elsewhere. */
  beginsAtEdge: boolean;
  endsAtEdge: boolean;
};

const listMark =
  /^([•·●○■◆▪‣–*-]\s|\(?\d{1,3}[.)、]\s?(?!\d)|[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}、)/;
const sentenceEnd = /[。！？.!?:：;；”"』」)）]$/;

/** The paragraphs of lines that stand below each other: by gaps, indentation, size, and lines that end early. */
export function findParagraphs(lines: readonly Line[]): Paragraph[] {
  const left = Math.min(...lines.map(({ x }) => x));
  const right = Math.max(...lines.map((line) => line.right));
  const pitch = usualPitch(lines);
  const paragraphs: Paragraph[] = [];
  let before: Line | null = null;

  for (const line of lines) {
    const open = paragraphs.at(-1);
    if (!open || !before || beginsAnew(line, before, { left, right, pitch })) {
      paragraphs.push({
        text: line.text,
        size: line.size,
        isListItem: listMark.test(line.text),
        beginsAtEdge: line.x - left < line.size,
        endsAtEdge: reaches(line, right),
      });
    } else {
      open.text = joinLines(open.text, line.text);
      open.endsAtEdge = reaches(line, right);
    }
    before = line;
  }

  return paragraphs;
}

type Column = { left: number; right: number; pitch: number };

function beginsAnew(line: Line, before: Line, { left, right, pitch }: Column): boolean {
  const gap = line.y - before.y;
  if (gap > pitch * 1.35 * Math.max(1, line.size / before.size) || gap < 0) return true;
  if (Math.abs(line.size - before.size) > 0.12 * before.size) return true;
  if (listMark.test(line.text)) return true;
  if (line.x - left > line.size && before.x - left < 0.6 * before.size) return true;

  return !reaches(before, right) && sentenceEnd.test(before.text);
}

function reaches(line: Line, right: number): boolean {
  return line.right > right - 2.5 * line.size;
}

/** The distance of most lines from the one above, in points. */
function usualPitch(lines: readonly Line[]): number {
  const gaps = lines
    .slice(1)
    .map((line, index) => line.y - (lines[index]?.y ?? 0))
    .filter((gap) => gap > 0)
    .toSorted((one, other) => one - other);

  const size = lines[0]?.size ?? 0;
  // The lower third: in a list of short paragraphs most gaps are those between them.
  return Math.min(gaps[Math.floor(gaps.length / 3)] ?? size * 1.5, size * 2.5);
}
