import { strToU8, type Zippable, zipSync } from "fflate";

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const drawing = "http://schemas.openxmlformats.org/drawingml/2006/main";
const slides = "http://schemas.openxmlformats.org/presentationml/2006/main";
const sheets = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

export type Parts = Record<string, string | Uint8Array>;

/** An OOXML package of parts by name. */
export function makePackage(main: string, contentType: string, parts: Parts): Buffer {
  return zip({
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${main}" ContentType="application/vnd.openxmlformats-officedocument.${contentType}.main+xml"/></Types>`,
    "_rels/.rels": relations([["rId1", "officeDocument", main]]),
    ...parts,
  });
}

export function zip(parts: Parts): Buffer {
  const files: Zippable = {};
  for (const [name, content] of Object.entries(parts)) {
    files[name] = typeof content === "string" ? strToU8(content) : content;
  }

  return Buffer.from(zipSync(files));
}

export function relations(all: readonly [id: string, type: string, target: string][]): string {
  const each = all.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`,
  );

  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join("")}</Relationships>`;
}

/** @param body WordprocessingML; styles `1` and `H2` are headings of the first two levels */
export function makeDocx(body: string, more: Parts = {}): Buffer {
  return makePackage("word/document.xml", "wordprocessingml.document", {
    "word/_rels/document.xml.rels": relations([
      ["rId1", "styles", "styles.xml"],
      ["rId2", "footnotes", "footnotes.xml"],
    ]),
    "word/styles.xml": `<w:styles xmlns:w="${word}"><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="H2"><w:name w:val="自定标题"/><w:basedOn w:val="base"/></w:style><w:style w:type="paragraph" w:styleId="base"><w:name w:val="base"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style></w:styles>`,
    "word/document.xml": `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="${word}"><w:body>${body}</w:body></w:document>`,
    ...more,
  });
}

export function paragraph(text: string, style?: string): string {
  const properties = style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : "";

  return `<w:p>${properties}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

export type SlideParts = { title?: string; body?: string[]; more?: string; notes?: string };

export function makePptx(all: readonly SlideParts[]): Buffer {
  const parts: Parts = {
    "ppt/presentation.xml": `<p:presentation xmlns:p="${slides}" xmlns:r="${office}"><p:sldIdLst>${all.map((_, index) => `<p:sldId id="${256 + index}" r:id="rId${index + 1}"/>`).join("")}</p:sldIdLst></p:presentation>`,
    "ppt/_rels/presentation.xml.rels": relations(
      all.map((_, index) => [`rId${index + 1}`, "slide", `slides/slide${index + 1}.xml`]),
    ),
  };
  for (const [index, { title, body = [], more = "", notes }] of all.entries()) {
    const shapes = [more, ...body.map((text) => shape("body", text)), title ? shape("title", title) : ""];
    parts[`ppt/slides/slide${index + 1}.xml`] = slide("sld", shapes.join(""));
    if (notes === undefined) continue;
    parts[`ppt/slides/_rels/slide${index + 1}.xml.rels`] = relations([
      ["rId1", "notesSlide", `../notesSlides/notesSlide${index + 1}.xml`],
    ]);
    parts[`ppt/notesSlides/notesSlide${index + 1}.xml`] = slide(
      "notes",
      shape("body", notes) + shape("sldNum", "7"),
    );
  }

  return makePackage("ppt/presentation.xml", "presentationml.presentation", parts);
}

function slide(root: string, shapes: string): string {
  return `<p:${root} xmlns:p="${slides}" xmlns:a="${drawing}"><p:cSld><p:spTree>${shapes}</p:spTree></p:cSld></p:${root}>`;
}

export function shape(placeholder: string, text: string): string {
  const lines = text.split("\n").map((line) => `<a:p><a:r><a:t>${line}</a:t></a:r></a:p>`);

  return `<p:sp><p:nvSpPr><p:nvPr><p:ph type="${placeholder}"/></p:nvPr></p:nvSpPr><p:txBody>${lines.join("")}</p:txBody></p:sp>`;
}

export type SheetParts = { name: string; rows: string; merges?: string[]; state?: string };
type BookParts = { strings?: string[]; styles?: string; date1904?: boolean };

/** @param rows SpreadsheetML */
export function makeXlsx(
  all: readonly SheetParts[],
  { strings = [], styles, date1904 }: BookParts = {},
): Buffer {
  const parts: Parts = {
    "xl/workbook.xml": `<workbook xmlns="${sheets}" xmlns:r="${office}"><workbookPr${date1904 ? ' date1904="1"' : ""}/><sheets>${all.map(({ name, state }, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"${state ? ` state="${state}"` : ""}/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations([
      ...all.map((_, index): [string, string, string] => [
        `rId${index + 1}`,
        "worksheet",
        `worksheets/sheet${index + 1}.xml`,
      ]),
      ["rIdS", "sharedStrings", "sharedStrings.xml"],
      ["rIdT", "styles", "/xl/styles.xml"],
    ]),
    "xl/sharedStrings.xml": `<sst xmlns="${sheets}">${strings.map((text) => `<si>${text}</si>`).join("")}</sst>`,
    "xl/styles.xml": styles ?? `<styleSheet xmlns="${sheets}"/>`,
  };
  for (const [index, { rows, merges = [] }] of all.entries()) {
    parts[`xl/worksheets/sheet${index + 1}.xml`] =
      `<worksheet xmlns="${sheets}"><sheetData>${rows}</sheetData><mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells></worksheet>`;
  }

  return makePackage("xl/workbook.xml", "spreadsheetml.sheet", parts);
}
