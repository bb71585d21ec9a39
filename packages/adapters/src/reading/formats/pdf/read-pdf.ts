import { ReadingFailed, type ReadText } from "@claw/core/knowledge/ports";
import type { Source } from "../../child/source.ts";
import { createTextBuilder, requireLength } from "../../text/text-builder.ts";
import { dropRepeated, type Page } from "./drop-repeated.ts";
import { findSegments } from "./find-segments.ts";
import { openPdf } from "./open-pdf.ts";
import { readRuns } from "./page-runs.ts";
import { writePages } from "./write-pages.ts";

/** A page of pictures has fewer characters than that: a page number, a stamp. */
const fewestCharacters = 20;

/** The text of a PDF, page by page. Throws a ReadingFailed: ENCRYPTED, MALFORMED, SCANNED, TOO_LARGE. */
export async function readPdf(source: Source): Promise<ReadText> {
  const pdf = await openPdf(source);
  const pageCount = pdf.numPages;
  if (pageCount > source.limits.pages) {
    throw new ReadingFailed(
      "TOO_LARGE",
      `The document has more than ${source.limits.pages} pages. Split it.`,
    );
  }

  const pages: Page[] = [];
  let characters = 0;
  let unreadable = 0;

  for (let number = 1; number <= pageCount; number++) {
    try {
      const page = await pdf.getPage(number);
      const { runs, height } = await readRuns(page, number);
      page.cleanup();

      const segments = findSegments(runs);
      characters += segments.reduce((sum, { text }) => sum + text.replaceAll(" ", "").length, 0);
      pages.push({ page: number, height, segments });
    } catch {
      // A page that is broken takes only itself along; all of them are a broken document.
      unreadable++;
    }
    requireLength(characters, source.limits.textLength);
    source.report(number, pageCount);
  }
  if (unreadable === pageCount)
    throw new ReadingFailed("MALFORMED", "The file is damaged: no page of it can be read.");
  if (characters < fewestCharacters * pageCount) {
    throw new ReadingFailed(
      "SCANNED",
      "The pages have no text: they are pictures of it, most likely. Upload a version with a text layer (OCR).",
    );
  }

  const text = createTextBuilder(source.limits.textLength);
  writePages(text, dropRepeated(pages));

  return { fileType: "pdf", ...text.finish(), pageCount };
}
