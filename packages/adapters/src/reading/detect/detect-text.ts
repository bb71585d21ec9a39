import { extname } from "node:path";
import type { FileType } from "@claw/contract";
import type { Source } from "../child/source.ts";
import { decodeText } from "../text/decode-text.ts";
import { unsupported } from "./unsupported.ts";

const sampleBytes = 16_384;
const htmlPage = /^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<(!doctype\s+html|html|head|body)\b/i;
const htmlTag = /<(p|div|span|table|h[1-6]|ul|ol|li|a|br|body|section|article)\b[^>]*>/i;

/** Which kind of text a file is: by its markup, then by its name; null where it is not text. */
export function detectText(source: Source): FileType | null {
  const text = decodeText(wholeCharacters(source));
  if (text === null) return null;
  if (text.startsWith("{\\rtf")) throw unsupported("an RTF file; save it as docx");
  if (text.startsWith("%!PS")) throw unsupported("a PostScript file; save it as pdf");
  if (htmlPage.test(text)) return "html";

  switch (extname(source.name).toLowerCase()) {
    case ".html":
    case ".htm":
    case ".xhtml":
      return htmlTag.test(text) ? "html" : "txt";
    case ".md":
    case ".markdown":
    case ".mdx":
      return "md";
    case ".csv":
    case ".tsv":
      return "csv";
    default:
      return "txt";
  }
}

/** The beginning of the file, up to a line end where it is cut, so that no character is halved. */
function wholeCharacters(source: Source): Buffer {
  const sample = source.readAt(0, sampleBytes);
  const lastLine = sample.lastIndexOf(0x0a);
  // The line feed of UTF-16 is two bytes.
  const isWide = sample.indexOf(0) >= 0;

  return sample.length < source.size && lastLine > sampleBytes / 2 && !isWide
    ? sample.subarray(0, lastLine)
    : sample;
}
