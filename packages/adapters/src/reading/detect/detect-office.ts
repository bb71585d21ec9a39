import type { FileType } from "@claw/contract";
import { contentTypeOf, mainPart } from "../archive/office-parts.ts";
import type { Archive } from "../archive/open-archive.ts";
import { unsupported } from "./unsupported.ts";

const kinds: readonly [string, FileType][] = [
  ["wordprocessingml", "docx"],
  ["presentationml", "pptx"],
  ["spreadsheetml", "xlsx"],
];

/** Which of the OOXML formats an archive is. */
export async function detectOffice(archive: Archive): Promise<FileType> {
  const main = await mainPart(archive);
  const contentType = main === null ? null : await contentTypeOf(archive, main);

  const kind = kinds.find(([word]) => contentType?.includes(word))?.[1] ?? kindByFolder(main);
  if (!kind) throw unsupported(describe(archive, contentType));

  return kind;
}

/** Where the types of contents were left out. */
function kindByFolder(main: string | null): FileType | null {
  if (main === null || !main.endsWith(".xml")) return null;
  if (main.startsWith("word/")) return "docx";
  if (main.startsWith("ppt/")) return "pptx";

  return main.startsWith("xl/") ? "xlsx" : null;
}

function describe(archive: Archive, contentType: string | null): string {
  if (contentType?.includes("ms-excel.sheet.binary")) return "a binary Excel file; save it as xlsx";
  if (archive.has("mimetype")) return "an OpenDocument file or an e-book";

  return "a zip archive; upload what is in it file by file";
}
