import { ReadingFailed } from "@claw/core/knowledge/ports";

const supported = "txt, md, html, pdf, docx, pptx, xlsx and csv";

/** @param what the file seems to be, where that is known: "a JPEG picture" */
export function unsupported(what: string | null): ReadingFailed {
  const seems = what === null ? "This type of file cannot be read" : `This seems to be ${what}`;

  return new ReadingFailed("UNSUPPORTED_TYPE", `${seems}. What can be read is ${supported}.`);
}
