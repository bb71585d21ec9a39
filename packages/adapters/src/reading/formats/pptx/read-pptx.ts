import type { ReadText } from "@claw/core/knowledge/ports";
import { mainPart, relationsOf } from "../../archive/office-parts.ts";
import { type Archive, openArchive } from "../../archive/open-archive.ts";
import { readXml } from "../../archive/read-xml.ts";
import type { Source } from "../../child/source.ts";
import { writeTable } from "../../text/table-writer.ts";
import { createTextBuilder, type TextBuilder } from "../../text/text-builder.ts";
import { collectShapes, type Shape } from "./collect-shapes.ts";

/** A presentation: slides are pages, and their titles headings; what the speaker notes comes after a slide's text. */
export async function readPptx(source: Source): Promise<ReadText> {
  const archive = await openArchive(source);
  const main = (await mainPart(archive)) ?? "ppt/presentation.xml";
  const slides = await listSlides(archive, main);
  const text = createTextBuilder(source.limits.textLength);

  for (const [index, slide] of slides.entries()) {
    writeShapes(text, index + 1, await shapesOf(archive, slide));
    source.report(index + 1, slides.length);
  }

  return { fileType: "pptx", ...text.finish(), pageCount: slides.length };
}

async function listSlides(archive: Archive, main: string): Promise<string[]> {
  const targets = new Map((await relationsOf(archive, main)).map(({ id, target }) => [id, target]));
  const slides: string[] = [];

  await readXml(archive.read(main), {
    open(name, attributes) {
      if (name !== "sldId") return;
      // A slide has a number as well, as `id` without a prefix.
      const relation = Object.entries(attributes).find(([key]) => key.endsWith(":id"))?.[1];
      const target = targets.get(relation ?? "");
      if (target) slides.push(target);
    },
  });

  return slides;
}

async function shapesOf(archive: Archive, slide: string): Promise<Shape[]> {
  const shapes: Shape[] = [];
  const add = (shape: Shape) => shapes.push(shape);
  await readXml(archive.read(slide), collectShapes(add));

  const relations = await relationsOf(archive, slide);
  for (const { type, target } of relations) {
    if (type === "diagramData") await readXml(archive.read(target), collectShapes(add));
    if (type === "notesSlide") await readXml(archive.read(target), collectShapes(add, "body"));
  }

  return shapes;
}

function writeShapes(text: TextBuilder, page: number, shapes: readonly Shape[]): void {
  const isTitle = (shape: Shape) => "isTitle" in shape && shape.isTitle;

  // The title is often not the first in the file.
  for (const shape of [...shapes.filter(isTitle), ...shapes.filter((other) => !isTitle(other))]) {
    if ("rows" in shape) {
      const table = writeTable(text, { page });
      for (const row of shape.rows) table.row(row);
      table.end();
    } else if (shape.isTitle) {
      text.add("heading", shape.paragraphs.join(" ").replaceAll(/\s+/g, " "), { page, level: 1 });
    } else {
      for (const paragraph of shape.paragraphs) text.add("paragraph", paragraph, { page });
    }
  }
}
