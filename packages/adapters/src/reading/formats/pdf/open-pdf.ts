import { createRequire } from "node:module";
import { dirname, join, sep } from "node:path";
import { ReadingFailed } from "@claw/core/knowledge/ports";
import {
  getDocument,
  PasswordException,
  PDFDataRangeTransport,
  type PDFDocumentProxy,
  VerbosityLevel,
} from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Source } from "../../child/source.ts";

const packageFolder = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));
const firstBytes = 65_536;

/**
 * Opens a PDF of which only what is needed is read: pictures stay in the file. Character maps are told where they
 * are, since without them the text of Chinese fonts that are not embedded vanishes without a word.
 * Throws a ReadingFailed: ENCRYPTED, MALFORMED.
 */
export async function openPdf(source: Source): Promise<PDFDocumentProxy> {
  try {
    return await getDocument({
      range: rangesOf(source),
      rangeChunkSize: firstBytes,
      disableAutoFetch: true,
      disableStream: true,
      cMapUrl: join(packageFolder, "cmaps") + sep,
      cMapPacked: true,
      standardFontDataUrl: join(packageFolder, "standard_fonts") + sep,
      wasmUrl: join(packageFolder, "wasm") + sep,
      useSystemFonts: false,
      verbosity: VerbosityLevel.ERRORS,
    }).promise;
  } catch (error) {
    throw explain(error);
  }
}

function rangesOf(source: Source): PDFDataRangeTransport {
  const transport = new PDFDataRangeTransport(source.size, new Uint8Array(source.readAt(0, firstBytes)));

  transport.requestDataRange = (begin, end) => {
    const bytes = new Uint8Array(source.readAt(begin, end - begin));
    // The asker goes on only when it has heard that it must wait.
    queueMicrotask(() => transport.onDataRange(begin, bytes));
  };

  return transport;
}

function explain(error: unknown): ReadingFailed {
  if (error instanceof PasswordException) {
    return new ReadingFailed(
      "ENCRYPTED",
      "The file needs a password. Remove the password and upload it again.",
    );
  }

  return new ReadingFailed("MALFORMED", "The file is damaged: it is no whole PDF.", { cause: error });
}
