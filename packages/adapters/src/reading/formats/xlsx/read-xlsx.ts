import type { ReadText } from "@claw/core/knowledge/ports";
import { mainPart, relationsOf } from "../../archive/office-parts.ts";
import { openArchive } from "../../archive/open-archive.ts";
import type { Source } from "../../child/source.ts";
import { namesColumns, writeTable } from "../../text/table-writer.ts";
import { createTextBuilder } from "../../text/text-builder.ts";
import { formatCell } from "./format-cell.ts";
import { readFormats } from "./read-formats.ts";
import { readMerges } from "./read-merges.ts";
import { readSharedStrings } from "./read-shared-strings.ts";
import { readSheet } from "./read-sheet.ts";
import { readWorkbook } from "./read-workbook.ts";

/** A workbook (ECMA-376, part 1, 18): sheets are headings, their rows a table with values as they are shown. */
export async function readXlsx(source: Source): Promise<ReadText> {
  const archive = await openArchive(source);
  const main = (await mainPart(archive)) ?? "xl/workbook.xml";
  const relations = await relationsOf(archive, main);
  const partOf = (type: string) => relations.find((relation) => relation.type === type)?.target ?? "";

  const { sheets, isFrom1904 } = await readWorkbook(archive.read(main));
  const strings = await readSharedStrings(archive.read(partOf("sharedStrings")), source.limits.textLength);
  const formats = await readFormats(archive.read(partOf("styles")));
  const text = createTextBuilder(source.limits.textLength);

  for (const [index, sheet] of sheets.entries()) {
    const part = relations.find(({ id }) => id === sheet.relation)?.target ?? "";
    text.add("heading", sheet.name.replaceAll(/\s+/g, " "), { level: 1 });

    const table = writeTable(text, { isHeader: namesColumns });
    const merges = await readMerges(archive.read(part));
    await readSheet(archive.read(part), merges, {
      cell: (cell) => formatCell(cell, { strings, formats, isFrom1904 }),
      row: (cells) => table.row(cells),
    });
    table.end();
    source.report(index + 1, sheets.length);
  }

  return { fileType: "xlsx", ...text.finish(), pageCount: null };
}
