/**
 * Brings the first of the words into view and marks them all in a message.
 * @returns what takes the marks away again
 */
export function markHit(element: Element, query: string): () => void {
  const words = query.split(/\s+/u).filter((word) => word !== "");
  const mark = () => {
    const ranges = rangesOf(element, words);
    CSS.highlights.set(highlightName, new Highlight(...ranges));
    return ranges[0];
  };
  const place = mark()?.startContainer.parentElement ?? element;
  place.scrollIntoView({ block: "center" });
  // Formulas and colours come later and put other text nodes in place of those that are marked.
  const observer = new MutationObserver(() => void mark());
  observer.observe(element, { childList: true, subtree: true });

  return () => {
    observer.disconnect();
    CSS.highlights.delete(highlightName);
  };
}

/** Styled in `styles.css`. */
const highlightName = "search-hit";

/** Where the words stand in what is shown, in any case. Words that are cut by a change of style are not found. */
function rangesOf(element: Element, words: readonly string[]): Range[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const ranges: Range[] = [];

  while (walker.nextNode()) {
    const node = walker.currentNode;
    const text = node.nodeValue?.toLowerCase() ?? "";
    for (const word of words) ranges.push(...rangesIn(node, text, word.toLowerCase()));
  }

  return ranges;
}

function rangesIn(node: Node, text: string, word: string): Range[] {
  const ranges: Range[] = [];
  const length = node.nodeValue?.length ?? 0;

  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
    if (at + word.length > length) break;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + word.length);
    ranges.push(range);
  }

  return ranges;
}
