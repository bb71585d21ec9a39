/**
 * Marks words in a message whenever it is on the page: it may come later, and be typeset again.
 * @returns what takes the marks away
 */
export function markWords(messageId: string, query: string): () => void {
  const words = query.split(/\s+/u).filter((word) => word !== "");
  const selector = `[data-message="${CSS.escape(messageId)}"]`;
  const mark = () => {
    const message = document.querySelector(selector);
    CSS.highlights.set(highlightName, new Highlight(...(message ? rangesOf(message, words) : [])));
  };
  const observer = new MutationObserver(mark);
  observer.observe(document.querySelector("[data-scroller]") ?? document.body, {
    childList: true,
    subtree: true,
  });
  mark();

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
