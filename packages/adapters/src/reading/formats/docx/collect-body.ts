import { type Attributes, attribute, type XmlHandlers } from "../../archive/read-xml.ts";
import type { TextBuilder } from "../../text/text-builder.ts";
import { collectTables } from "./collect-tables.ts";
import { type HeadingStyles, levelByOutline } from "./heading-styles.ts";

/** Deleted and moved text, codes of fields, the reading of characters, the older form of a drawing. */
const silent = new Set([
  "del",
  "moveFrom",
  "delText",
  "instrText",
  "rt",
  "Fallback",
  "pPrChange",
  "rPrChange",
]);
/** What stands between a page's notes and its text. */
const separators = new Set(["separator", "continuationSeparator"]);

type Paragraph = { text: string; level: number; isList: boolean };

/** Makes blocks of a document's, or its notes', WordprocessingML. */
export function collectBody(text: TextBuilder, levels: HeadingStyles): XmlHandlers {
  const tables = collectTables(text);
  /** A text box is a paragraph within a paragraph. */
  const paragraphs: Paragraph[] = [];
  let silence = 0;
  let isText = false;

  function property(paragraph: Paragraph, name: string, attributes: Attributes): void {
    const value = attribute(attributes, "val") ?? "";
    if (name === "pStyle") paragraph.level = levels.get(value) ?? paragraph.level;
    if (name === "outlineLvl") paragraph.level = levelByOutline(value);
    if (name === "numPr") paragraph.isList = true;
  }

  function say(part: string): void {
    const paragraph = paragraphs.at(-1);
    if (paragraph) paragraph.text += part;
  }

  return {
    open(name, attributes) {
      const isSilent = silent.has(name) || separators.has(attribute(attributes, "type") ?? "");
      if (silence > 0 || isSilent) {
        silence++;
        return;
      }
      if (tables.open(name, attributes)) return;

      switch (name) {
        case "p":
          paragraphs.push({ text: "", level: 0, isList: false });
          return;
        case "t":
          isText = true;
          return;
        case "tab":
          say("\t");
          return;
        case "br":
        case "cr":
          say("\n");
          return;
        case "noBreakHyphen":
          say("-");
          return;
        default: {
          const paragraph = paragraphs.at(-1);
          if (paragraph) property(paragraph, name, attributes);
        }
      }
    },
    close(name) {
      if (silence > 0) {
        silence--;
        return;
      }
      if (name === "t") isText = false;
      if (name === "p") endParagraph(paragraphs.pop());
      tables.close(name);
    },
    text(part) {
      if (isText && silence === 0) say(part);
    },
  };

  function endParagraph(paragraph: Paragraph | undefined): void {
    if (!paragraph) return;
    if (tables.isOpen()) tables.text(paragraph.text);
    else if (paragraph.level > 0) text.add("heading", paragraph.text, { level: paragraph.level });
    else text.add(paragraph.isList ? "list" : "paragraph", paragraph.text);
  }
}
