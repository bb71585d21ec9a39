import type { FileType } from "@claw/contract";
import { ReadingFailed } from "@claw/core/knowledge/ports";
import { isArchive } from "../archive/judge-archive.ts";
import type { Source } from "../child/source.ts";
import { unsupported } from "./unsupported.ts";

/** Where a PDF's mark may be, as its readers have it. */
const pdfMarkWithin = 1_024;

/** The format of a file by its content. Throws a ReadingFailed: EMPTY, ENCRYPTED, UNSUPPORTED_TYPE, and those of an archive. */
export async function detectFormat(source: Source): Promise<FileType> {
  if (source.size === 0) throw new ReadingFailed("EMPTY", "The file is empty.");

  const start = source.readAt(0, pdfMarkWithin);
  if (start.includes("%PDF-")) return "pdf";
  if (isArchive(start)) {
    // A bomb is refused before anything else is even loaded.
    const { openArchive } = await import("../archive/open-archive.ts");
    const archive = await openArchive(source);
    const { detectOffice } = await import("./detect-office.ts");
    return await detectOffice(archive);
  }
  if (start.subarray(0, 8).equals(compoundFileMark)) throw describeCompoundFile(source);

  const binary = nameBinary(start);
  if (binary && !isPrintable(start.subarray(0, 4))) throw unsupported(binary);

  const { detectText } = await import("./detect-text.ts");
  const kind = detectText(source);
  if (kind) return kind;

  throw unsupported(binary);
}

/** Whether a mark could be the beginning of a text, too: "BM" is, a picture's first bytes are not. */
function isPrintable(mark: Buffer): boolean {
  return mark.every((byte) => byte >= 0x20 && byte < 0x7f);
}

const compoundFileMark = Buffer.from("d0cf11e0a1b11ae1", "hex");

/** The container of old Office files, and of encrypted new ones (MS-CFB; MS-OFFCRYPTO 2.3.4). */
function describeCompoundFile(source: Source): ReadingFailed {
  const name = Buffer.from("EncryptedPackage", "utf16le");
  const windowSize = 1_000_000;

  for (let at = 0; at < source.size; at += windowSize - name.length) {
    if (source.readAt(at, windowSize).includes(name)) {
      return new ReadingFailed(
        "ENCRYPTED",
        "The file needs a password. Remove the password and upload it again.",
      );
    }
  }

  return unsupported("an Office file of before 2007; save it as docx, pptx or xlsx");
}

const marks: readonly [string, string][] = [
  ["ffd8ff", "a JPEG picture"],
  ["89504e47", "a PNG picture"],
  ["47494638", "a GIF picture"],
  ["49492a00", "a TIFF picture"],
  ["4d4d002a", "a TIFF picture"],
  ["424d", "a BMP picture"],
  ["4d5a", "a Windows program"],
  ["7f454c46", "a program"],
  ["52617221", "a RAR archive"],
  ["377abcaf271c", "a 7z archive"],
  ["1f8b", "a gzip archive"],
  ["494433", "an MP3 recording"],
  ["4f676753", "an Ogg recording"],
  ["52494646", "a RIFF recording or picture"],
];

function nameBinary(start: Buffer): string | null {
  const hex = start.subarray(0, 8).toString("hex");
  if (start.toString("latin1", 4, 8) === "ftyp") return "a video or a picture";

  return marks.find(([mark]) => hex.startsWith(mark))?.[1] ?? null;
}
