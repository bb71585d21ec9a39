import remend from "remend";
import { parseMarkdownIntoBlocks } from "streamdown";

/** So many blocks at the end may still become something else when more text comes: a list goes on after a blank line. */
const unsettled = 4;

/** A footnote may stand anywhere: with one, the whole text is one block. */
const note = "[^";

export type SplitBlocks = (markdown: string) => string[];

function isCode(block: string): boolean {
  return /^ {0,3}(```|~~~)/.test(block.trimStart());
}

/** The blocks of a whole answer. */
export const splitBlocks: SplitBlocks = parseMarkdownIntoBlocks;

/**
 * Splits a text that grows: what stands before its last blocks is not read again with each word. Over a long answer
 * that is nearly all of it.
 */
export function growingSplit(): SplitBlocks {
  let settled: string[] = [];
  let prefix = "";

  return (markdown) => {
    if (markdown.includes(note)) return parseMarkdownIntoBlocks(markdown);

    if (!markdown.startsWith(prefix)) {
      settled = [];
      prefix = "";
    }
    const tail = parseMarkdownIntoBlocks(markdown.slice(prefix.length));
    const blocks = [...settled, ...tail];
    if (tail.length > unsettled * 2) {
      settled = blocks.slice(0, -unsettled);
      prefix = settled.join("");
    }

    return blocks;
  };
}

/**
 * The blocks of an answer that is still being written: what its last block has opened is closed. Only the last one,
 * and never code: over the whole text, a star in a comment would count as emphasis and leave a stray one at the end.
 */
export function splitUnfinishedBlocks(split: SplitBlocks): SplitBlocks {
  return (markdown) => {
    const blocks = split(markdown);
    const last = blocks.at(-1);
    if (last === undefined || isCode(last)) return blocks;

    return blocks.with(-1, remend(last));
  };
}
