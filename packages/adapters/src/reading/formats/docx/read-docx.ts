import type { ReadText } from "@claw/core/knowledge/ports";
import { mainPart, relationsOf } from "../../archive/office-parts.ts";
import { openArchive } from "../../archive/open-archive.ts";
import { readXml } from "../../archive/read-xml.ts";
import type { Source } from "../../child/source.ts";
import { createTextBuilder } from "../../text/text-builder.ts";
import { collectBody } from "./collect-body.ts";
import { readHeadingStyles } from "./heading-styles.ts";

/** A Word document (ECMA-376, part 1, 17): its paragraphs, headings, lists and tables, then its notes. */
export async function readDocx(source: Source): Promise<ReadText> {
  const archive = await openArchive(source);
  const main = (await mainPart(archive)) ?? "word/document.xml";
  const relations = await relationsOf(archive, main);
  const partOf = (type: string) => relations.find((relation) => relation.type === type)?.target;

  const levels = await readHeadingStyles(archive.read(partOf("styles") ?? "word/styles.xml"));
  const text = createTextBuilder(source.limits.textLength);

  for (const part of [main, partOf("footnotes"), partOf("endnotes")]) {
    if (part) await readXml(archive.read(part), collectBody(text, levels));
  }

  return { fileType: "docx", ...text.finish(), pageCount: null };
}
