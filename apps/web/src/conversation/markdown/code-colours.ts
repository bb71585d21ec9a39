import type { CodeScope, ScopedSpan } from "./code-scopes.ts";
import { readScopes } from "./read-scopes.ts";

/** The registry's entry for a scope; the `markdown` styles give it its colour. */
function highlightOf(scope: CodeScope): Highlight {
  const name = `code-${scope}`;
  const known = CSS.highlights.get(name);
  if (known) return known;

  const made = new Highlight();
  CSS.highlights.set(name, made);
  return made;
}

function paint(text: Text, spans: readonly ScopedSpan[]): () => void {
  const painted = spans
    .filter(({ end }) => end <= text.length)
    .map(({ start, end, scope }) => {
      const range = { startContainer: text, startOffset: start, endContainer: text, endOffset: end };
      return [highlightOf(scope), new StaticRange(range)] as const;
    });
  for (const [highlight, range] of painted) highlight.add(range);

  return () => {
    for (const [highlight, range] of painted) highlight.delete(range);
  };
}

/**
 * Colours code in its place. The page's text stays one node however long it is (CSS Custom Highlight API): nothing
 * moves, a selection stays, and a browser without the interface shows it plainly.
 * @returns how to take the colours away
 */
export function colourCode(element: HTMLElement, code: string, language: string): () => void {
  const text = element.firstChild;
  if (!(text instanceof Text) || !("highlights" in CSS)) return () => undefined;

  let isWanted = true;
  let remove: (() => void) | null = null;
  readScopes(code, language, (spans) => {
    if (isWanted) remove = paint(text, spans);
  });

  return () => {
    isWanted = false;
    remove?.();
  };
}
