import type { ReadText } from "@claw/core/knowledge/ports";
import type { Source } from "../child/source.ts";
import { guessDelimiter, splitDelimited } from "../text/split-delimited.ts";
import { namesColumns, writeTable } from "../text/table-writer.ts";
import { createTextBuilder } from "../text/text-builder.ts";
import { readWholeText } from "./read-whole-text.ts";

/** Records as rows of one table. */
export function readCsv(source: Source): Promise<ReadText> {
  const raw = readWholeText(source);
  const said = /^sep=(.)\n/.exec(raw);
  const records = said ? raw.slice(said[0].length) : raw;

  const text = createTextBuilder(source.limits.textLength);
  const table = writeTable(text, { isHeader: namesColumns });
  for (const record of splitDelimited(records, said?.[1] ?? guessDelimiter(records))) table.row(record);
  table.end();

  return Promise.resolve({ fileType: "csv", ...text.finish(), pageCount: null });
}
