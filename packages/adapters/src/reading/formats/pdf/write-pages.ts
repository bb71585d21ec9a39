import { writeTable } from "../../text/table-writer.ts";
import type { TextBuilder } from "../../text/text-builder.ts";
import type { Page } from "./drop-repeated.ts";
import { findParagraphs, type Paragraph } from "./find-paragraphs.ts";
import { findRows } from "./find-rows.ts";
import { type HeadingLevels, learnHeadings } from "./heading-levels.ts";
import { isWide } from "./join-text.ts";
import { orderColumns } from "./order-columns.ts";

type Held = { paragraph: Paragraph; page: number; joint?: string };

/** Writes pages in reading order. A paragraph that goes on in the next column or page has no empty line within. */
export function writePages(text: TextBuilder, pages: readonly Page[]): void {
  const levelOf = learnHeadings(pages);
  let held: Held | null = null;

  function writeHeld(): void {
    if (held) writeParagraph(text, held, levelOf);
    held = null;
  }

  for (const { page, segments } of pages) {
    for (const column of orderColumns(segments)) {
      for (const part of findRows(column)) {
        if (part.kind === "table") {
          writeHeld();
          const table = writeTable(text, { page });
          for (const row of part.rows) table.row(row);
          table.end();
          continue;
        }

        for (const paragraph of findParagraphs(part.lines)) {
          const next: Held = { paragraph, page };
          if (held && goesOn(held.paragraph, paragraph, levelOf))
            Object.assign(next, { joint: divide(held, paragraph) });
          writeHeld();
          held = next;
        }
      }
    }
  }
  writeHeld();
}

function writeParagraph(text: TextBuilder, { paragraph, page, joint }: Held, levelOf: HeadingLevels): void {
  const level = levelOf(paragraph);
  const kind = level > 0 ? "heading" : paragraph.isListItem ? "list" : "paragraph";

  text.add(kind, paragraph.text, { page, level, ...(joint === undefined ? {} : { joint }) });
}

function goesOn(before: Paragraph, after: Paragraph, levelOf: HeadingLevels): boolean {
  if (levelOf(before) > 0 || levelOf(after) > 0 || after.isListItem) return false;
  if (Math.abs(before.size - after.size) > 0.12 * before.size) return false;

  return before.endsAtEdge && after.beginsAtEdge && !/[。！？.!?：:”"』」]$/.test(before.text);
}

/** What stands between the parts of a paragraph; a divided word loses its hyphen. */
function divide({ paragraph: before }: Held, after: Paragraph): string {
  if (/\p{L}[-\u00AD\u2010]$/u.test(before.text) && /^\p{Ll}/u.test(after.text)) {
    before.text = before.text.slice(0, -1);
    return "";
  }

  return isWide(before.text.slice(-1)) || isWide(after.text.charAt(0)) ? "" : " ";
}
