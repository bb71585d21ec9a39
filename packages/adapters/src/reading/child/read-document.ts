import type { ReadText } from "@claw/core/knowledge/ports";
import { ReadingFailed } from "@claw/core/knowledge/ports";
import { detectFormat } from "../detect/detect-format.ts";
import type { Source } from "./source.ts";

/** Reads a file as what it is. Only the programs that its format needs are loaded. */
export async function readDocument(source: Source): Promise<ReadText> {
  const read = await readAs(await detectFormat(source), source);
  if (!/[\p{L}\p{N}]/u.test(read.text)) throw new ReadingFailed("EMPTY", "There is no text in the file.");

  return read;
}

async function readAs(format: ReadText["fileType"], source: Source): Promise<ReadText> {
  switch (format) {
    case "txt":
      return (await import("../formats/read-txt.ts")).readTxt(source);
    case "md":
      return (await import("../formats/read-md.ts")).readMd(source);
    case "csv":
      return (await import("../formats/read-csv.ts")).readCsv(source);
    case "html":
      return (await import("../formats/html/read-html.ts")).readHtml(source);
    case "pdf":
      return (await import("../formats/pdf/read-pdf.ts")).readPdf(source);
    case "docx":
      return (await import("../formats/docx/read-docx.ts")).readDocx(source);
    case "pptx":
      return (await import("../formats/pptx/read-pptx.ts")).readPptx(source);
    case "xlsx":
      return (await import("../formats/xlsx/read-xlsx.ts")).readXlsx(source);
  }
}
