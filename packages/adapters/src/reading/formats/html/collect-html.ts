import type { BlockKind } from "@claw/core/knowledge/ports";
import type { TextBuilder } from "../../text/text-builder.ts";
import { collectTables } from "./collect-tables.ts";

/** Programs, pictures and what a reader does not see. */
const silent = new Set(
  "script style template noscript head svg math iframe object canvas select textarea".split(" "),
);
const blockElements = new Set(
  (
    "address article aside blockquote body caption dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 " +
    "h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul"
  ).split(" "),
);

type Attributes = Readonly<Record<string, string>>;

/** Makes blocks of what a parser of HTML finds, with spaces as a browser shows them. */
export function collectHtml(text: TextBuilder) {
  const tables = collectTables(text);
  /** How deep within a silent element. */
  let silence = 0;
  let silentName = "";
  let verbatim = 0;
  let line = "";
  /** Looking at the end of a long text that grows would copy it each time. */
  let endsWithSpace = true;
  const kinds: { name: string; kind: BlockKind; level: number }[] = [];

  function flush(): void {
    const said = line;
    line = "";
    endsWithSpace = true;
    if (said.trim() === "") return;
    if (tables.isOpen()) {
      tables.text(said);
      return;
    }

    const { kind, level } = kinds.at(-1) ?? { kind: "paragraph", level: 0 };
    text.add(kind, said, { level });
  }

  return {
    open(name: string, attributes: Attributes): void {
      if (silence > 0) {
        if (name === silentName) silence++;
        return;
      }
      if (silent.has(name) || "hidden" in attributes) {
        if (isVoid(name)) return;
        silence = 1;
        silentName = name;
        return;
      }

      if (name === "br") {
        line += "\n";
        endsWithSpace = true;
      }
      if (!blockElements.has(name)) return;

      flush();
      const kind = kindOf(name);
      if (kind) kinds.push({ name, ...kind });
      if (name === "pre") verbatim++;
      tables.open(name, attributes);
    },
    close(name: string): void {
      if (silence > 0) {
        if (name === silentName) silence--;
        return;
      }
      if (!blockElements.has(name)) return;

      flush();
      if (kinds.at(-1)?.name === name) kinds.pop();
      if (name === "pre") verbatim = Math.max(0, verbatim - 1);
      tables.close(name);
    },
    text(part: string): void {
      if (silence > 0) return;
      if (verbatim > 0) line += part;
      else {
        const said = part.replaceAll(/[ \t\n\f\r]+/g, " ");
        line += endsWithSpace && said.startsWith(" ") ? said.slice(1) : said;
        endsWithSpace = said.endsWith(" ");
      }
    },
    end(): void {
      flush();
      tables.end();
    },
  };
}

function kindOf(name: string): { kind: BlockKind; level: number } | null {
  const level = /^h([1-6])$/.exec(name)?.[1];
  if (level) return { kind: "heading", level: Number(level) };
  if (name === "li" || name === "dd") return { kind: "list", level: 0 };

  return name === "pre" ? { kind: "code", level: 0 } : null;
}

function isVoid(name: string): boolean {
  return [
    "input",
    "img",
    "br",
    "hr",
    "meta",
    "link",
    "source",
    "wbr",
    "embed",
    "col",
    "area",
    "track",
  ].includes(name);
}
