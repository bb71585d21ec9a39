import remend from "remend";
import { parseMarkdownIntoBlocks } from "streamdown";

function isCode(block: string): boolean {
  return /^ {0,3}(```|~~~)/.test(block.trimStart());
}

/** The blocks of a whole answer. */
export const splitBlocks: (markdown: string) => string[] = parseMarkdownIntoBlocks;

/**
 * The blocks of an answer that is still being written: what its last block has opened is closed. Only the last one,
 * and never code: over the whole text, a star in a comment would count as emphasis and leave a stray one at the end.
 */
export function splitUnfinishedBlocks(markdown: string): string[] {
  const blocks = parseMarkdownIntoBlocks(markdown);
  const last = blocks.at(-1);
  if (last === undefined || isCode(last)) return blocks;

  return blocks.with(-1, remend(last));
}
