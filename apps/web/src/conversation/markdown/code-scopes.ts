import { common, createLowlight } from "lowlight";

/** What a stretch of code is, as far as it is worth a colour. */
export const codeScopes = [
  "keyword",
  "string",
  "number",
  "comment",
  "title",
  "type",
  "name",
  "added",
  "removed",
] as const;
export type CodeScope = (typeof codeScopes)[number];

/** A stretch of code in UTF-16 units, its end excluded. */
export type ScopedSpan = { start: number; end: number; scope: CodeScope };

/** The highlighter's classes, see highlightjs.readthedocs.io/en/latest/css-classes-reference.html. */
const scopeOfClass: Readonly<Record<string, CodeScope>> = {
  "hljs-keyword": "keyword",
  "hljs-literal": "keyword",
  "hljs-selector-tag": "keyword",
  "hljs-operator": "keyword",
  "hljs-string": "string",
  "hljs-regexp": "string",
  "hljs-code": "string",
  "hljs-quote": "comment",
  "hljs-comment": "comment",
  "hljs-doctag": "comment",
  "hljs-number": "number",
  "hljs-symbol": "number",
  "hljs-title": "title",
  "hljs-section": "title",
  "hljs-built_in": "type",
  "hljs-type": "type",
  "hljs-class": "type",
  "hljs-name": "name",
  "hljs-tag": "name",
  "hljs-attr": "name",
  "hljs-attribute": "name",
  "hljs-property": "name",
  "hljs-variable": "name",
  "hljs-template-variable": "name",
  "hljs-meta": "name",
  "hljs-selector-class": "name",
  "hljs-selector-id": "name",
  "hljs-addition": "added",
  "hljs-deletion": "removed",
};

const lowlight = createLowlight(common);

type CodeNode = ReturnType<typeof lowlight.highlight>["children"][number];

function scopeOf(classes: unknown, around: CodeScope | null): CodeScope | null {
  if (!Array.isArray(classes)) return around;

  const known = classes.map((name) => scopeOfClass[String(name)]).find((scope) => scope !== undefined);
  return known ?? around;
}

/** What each stretch of a code is; nothing where the language is not known. */
export function findScopes(code: string, language: string): ScopedSpan[] {
  if (!lowlight.registered(language)) return [];

  const spans: ScopedSpan[] = [];
  let at = 0;
  const walk = (node: CodeNode, scope: CodeScope | null) => {
    if (node.type === "text") {
      if (scope !== null) spans.push({ start: at, end: at + node.value.length, scope });
      at += node.value.length;
    } else if (node.type === "element") {
      const inner = scopeOf(node.properties.className, scope);
      for (const child of node.children) if (child.type !== "comment") walk(child, inner);
    }
  };
  for (const node of lowlight.highlight(language, code).children) walk(node, null);

  return spans;
}
